import { expect, test, type Page } from '@playwright/test';
import { recovery } from './support/dependencies';
import { choose } from './support/parts';
import { newPageAs, openAs } from './support/person';
import {
  approve,
  expectSaved,
  itemOf,
  openDuty,
  openSection,
  revise,
  submit,
  expectRecord,
} from './support/records';

const AUTHOR = 'joao.batista';
const APPROVER = 'emily.thornbury';
const STRATEGY = 'Continuity strategy: Payroll';
const FUNCTION = 'Paying people and suppliers';
const SLOW = 'Wait for the supplier';
const QUICK = 'Last payment file, sent again';

interface Option {
  title: string;
  band: string;
  rto: string;
  rpo: string;
  cost: string;
}

/** Describes one more recovery option in the form. */
async function addOption(page: Page, number: number, option: Option) {
  await page.getByRole('button', { name: 'Add recovery option' }).click();
  const item = itemOf(page, `Recovery option ${number}`);
  await choose(page, item, 'Band', option.band);
  const fields: [string, string][] = [
    ['Achievable RTO', option.rto],
    ['Achievable RPO', option.rpo],
    ['Running cost a year', option.cost],
    ['Capital cost', '0'],
    // Last, since the item is called by it from then on.
    ['Title', option.title],
  ];
  for (const [label, value] of fields) {
    await item.getByRole('textbox', { name: label, exact: true }).fill(value);
  }
}

/** The options side by side in the form, one column each. */
const column = (page: Page, title: string) =>
  page.getByRole('radiogroup', { name: 'Chosen option' }).getByRole('region', {
    name: title,
    exact: true,
  });

async function chooseOption(page: Page, title: string, why: string) {
  await openSection(page, 'Choice');
  await column(page, title).getByRole('radio').check();
  await page.getByRole('textbox', { name: 'Rationale' }).fill(why);
  await expectSaved(page);
}

async function approveAs(page: Page, person: string, revision: number) {
  const approver = await newPageAs(page, person, '/continuity/records');
  await openDuty(approver, 'Waits for your approval', STRATEGY);
  await approve(approver, revision);
  await approver.close();
}

/** The function on the page of the strategy, with its services. */
async function openFunction(page: Page) {
  await page.goto('/continuity/strategy');
  const card = page.getByRole('article', { name: FUNCTION });
  await card.getByRole('button', { name: `Details: ${FUNCTION}` }).click();
  return {
    card,
    payroll: card
      .getByRole('table', { name: /^What supports/ })
      .getByRole('row', { name: /^Payroll/ }),
  };
}

/** What is said of how long payroll takes to come back. */
async function expectForecast(page: Page, option: string, time: string) {
  await page.goto('/catalog/default/component/payroll/continuity');
  await expect(recovery(page)).toContainText(`Back in ${time}`);
  const own = page.getByText('Own recovery time:');
  await expect(own).toContainText(`${time}, chosen option: ${option}`);
  await expect(
    own.getByRole('link', { name: 'in the strategy' }),
  ).toBeVisible();
}

test('options are compared, and forecast and strategy follow what is chosen', async ({
  page,
}) => {
  test.setTimeout(360_000);
  await openAs(page, AUTHOR, '/continuity/strategy');

  await test.step('a strategy is started for a service that has none', async () => {
    const { card, payroll } = await openFunction(page);
    await expect(card).toContainText('0 of 3 recover in time');
    await expect(payroll).toContainText('No approved strategy');
    await payroll
      .getByRole('link', { name: 'Start the strategy of Payroll' })
      .click();
    await page
      .getByRole('dialog', { name: 'Start a record' })
      .getByRole('button', { name: 'Start', exact: true })
      .click();
    await expectRecord(page, STRATEGY);
    await addOption(page, 1, {
      title: SLOW,
      band: 'Gradual',
      rto: '5 d',
      rpo: '1 d',
      cost: '0',
    });
    await addOption(page, 2, {
      title: QUICK,
      band: 'Manual workaround',
      rto: '6 h',
      rpo: '12 h',
      cost: '1200',
    });
    await expectSaved(page);
  });

  await test.step('what cannot reach is told, and what reaches is proposed', async () => {
    await openSection(page, 'Choice');
    await expect(column(page, SLOW)).toContainText('Cannot reach');
    await expect(column(page, SLOW)).toContainText('RTO by');
    await expect(column(page, QUICK)).toContainText('Reaches');
    await expect(column(page, QUICK)).toContainText('Proposed');
    await chooseOption(page, SLOW, 'It costs nothing.');
    await submit(page, 'First strategy');
    await approveAs(page, APPROVER, 1);
  });

  await test.step('the first choice leaves the function uncovered', async () => {
    await expectForecast(page, SLOW, '5 d');
    const { card, payroll } = await openFunction(page);
    await expect(card).toContainText('0 of 3 recover in time');
    await expect(payroll).toContainText(SLOW);
    await expect(payroll).toContainText('Cannot reach');
    await payroll
      .getByRole('link', { name: 'Open the strategy of Payroll' })
      .click();
  });

  await test.step('another option is chosen and approved', async () => {
    await revise(page);
    await chooseOption(page, QUICK, 'Wages cannot wait for five days.');
    await submit(page, 'Wages come first');
    await approveAs(page, APPROVER, 2);
  });

  await test.step('forecast and coverage follow', async () => {
    await expectForecast(page, QUICK, '6 h');
    const { card, payroll } = await openFunction(page);
    await expect(card).toContainText('1 of 3 recover in time');
    await expect(payroll).toContainText(QUICK);
    await expect(payroll).toContainText('Recovers in time');
  });
});

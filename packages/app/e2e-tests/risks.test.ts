import { expect, test, type Page } from '@playwright/test';
import { choose, fillDate } from './support/parts';
import { newPageAs, openAs } from './support/person';
import {
  approve,
  chooseEntity,
  expectSaved,
  itemOf,
  openDuty,
  openSection,
  revise,
  submit,
  expectRecord,
} from './support/records';

const ASSESSMENT = 'Risk assessment: Order events';
const RISK = 'Storage fails or is damaged';
const MEASURE = 'Send events to both sites';
const IN_A_MONTH = new Date(Date.now() + 30 * 24 * 60 * 60_000);

/** A place of the matrix in which there are risks. */
const place = (page: Page, likelihood: string, impact: string) =>
  page
    .getByRole('grid', { name: 'Risks by likelihood and impact' })
    .getByRole('button', { name: `: ${likelihood}, ${impact}:` });

/** How many risks are in a place of the matrix. */
async function countIn(page: Page, likelihood: string, impact: string) {
  const button = place(page, likelihood, impact);
  await expect(button).toBeVisible();
  return Number.parseInt(await button.innerText(), 10);
}

const riskOf = (page: Page, subject: string) =>
  page.getByRole('row').filter({ hasText: RISK }).filter({ hasText: subject });

async function search(page: Page, text: string) {
  await page
    .getByRole('search', { name: 'Filter risks' })
    .getByRole('searchbox')
    .fill(text);
  await expect(page).toHaveURL(/q=/);
}

test('a measure with evidence makes a risk smaller, once two levels have approved it', async ({
  page,
}) => {
  test.setTimeout(300_000);
  await openAs(page, 'priya.nambiar', '/continuity/risks');
  const before = await countIn(page, 'Unlikely', 'Moderate');
  const rareBefore = await countIn(page, 'Rare', 'Moderate');

  await test.step('a place of the matrix leads to its risks', async () => {
    await place(page, 'Unlikely', 'Moderate').click();
    await expect(page.getByText('Only Unlikely, Moderate')).toBeVisible();
    await search(page, 'Order events');
    const risk = riskOf(page, 'Order events');
    await expect(risk).toContainText('Medium');
    await expect(risk).toContainText('None');
    await risk.getByRole('link', { name: RISK }).click();
    await expectRecord(page, ASSESSMENT);
  });

  await test.step('the author adds a measure, and evidence that it is done', async () => {
    await revise(page);
    await openSection(page, 'Risks');
    await page.getByRole('button', { name: RISK, expanded: false }).click();
    await choose(page, page.getByRole('main'), 'Treatment', 'Reduce');
    await page.getByRole('button', { name: 'Add measure' }).click();
    const measure = itemOf(page, 'Measure 1');
    await measure
      .getByRole('textbox', { name: 'Measure', exact: true })
      .fill(MEASURE);
    await chooseEntity(page, measure, 'Owner', 'Mateo Rivas');
    await fillDate(measure, 'Due', IN_A_MONTH);
    await expectSaved(page);
    await choose(page, measure, 'Status', 'Done');
    await expect(
      measure.getByText('Nothing is done without evidence'),
    ).toBeVisible();
    await measure.getByRole('button', { name: 'Add evidence' }).click();
    const evidence = measure.getByRole('group', { name: 'Evidence 1' });
    await evidence
      .getByRole('textbox', { name: 'What it is' })
      .fill('Protocol of the switch-over');
    await evidence
      .getByRole('textbox', { name: 'Link' })
      .fill('https://wiki.example.org/order-events/switch-over');
    await choose(page, page.getByRole('main'), 'Residual likelihood', 'Rare');
    await choose(page, page.getByRole('main'), 'Residual impact', 'Moderate');
    await submit(page, 'Events go to both sites');
  });

  await test.step('the owners and the risk manager approve it', async () => {
    const records = '/continuity/records';
    const owner = await newPageAs(page, 'ingrid.solheim', records);
    await openDuty(owner, 'Waits for your approval', ASSESSMENT);
    await expect(owner.getByText(MEASURE).first()).toBeVisible();
    await approve(owner, 2);
    await owner.close();
    // What counts does not change before all have approved.
    await page.goto('/continuity/risks');
    expect(await countIn(page, 'Unlikely', 'Moderate')).toBe(before);
    const manager = await newPageAs(page, 'femi.adewale', records);
    await openDuty(manager, 'Waits for your approval', ASSESSMENT);
    await approve(manager, 2);
    await manager.close();
  });

  await test.step('register, measures and matrix show it', async () => {
    await page.goto('/continuity/risks');
    expect(await countIn(page, 'Unlikely', 'Moderate')).toBe(before - 1);
    expect(await countIn(page, 'Rare', 'Moderate')).toBe(rareBefore + 1);
    await search(page, 'Order events');
    const risk = riskOf(page, 'Order events');
    await expect(risk).toContainText('Low');
    await expect(risk).toContainText('0 of 1 open');
    await page.getByRole('radio', { name: 'Measures' }).click();
    const row = page.getByRole('row').filter({ hasText: MEASURE });
    await expect(row).toContainText('Mateo Rivas');
    await expect(row).toContainText('Done');
    await expect(row).toContainText('1 piece of evidence');
  });
});

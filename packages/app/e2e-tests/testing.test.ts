import { expect, test, type Page } from '@playwright/test';
import { card, choose, entityTab, fillDate } from './support/parts';
import { openAs } from './support/person';

const TITLE = 'Talk through a month without payroll';
const PAYROLL = '/catalog/default/component/payroll';

function record(page: Page) {
  return page.getByRole('dialog', { name: /Record outcome|Correct outcome/ });
}

test('a test is scheduled, recorded, corrected, and the status follows', async ({
  page,
}) => {
  await openAs(page, 'emily.thornbury', `${PAYROLL}/continuity`);
  const toDo = card(page, 'To do');
  await expect(toDo.getByText('Never tested')).toBeVisible();
  await card(page, 'Tests')
    .getByRole('button', { name: 'Schedule test' })
    .click();

  const plan = page.getByRole('dialog', { name: 'Schedule test' });
  await choose(page, plan, 'Area', 'Continuity');
  await choose(page, plan, 'Type', 'Tabletop');
  await expect(plan.getByText(/Counts for Payroll: Continuity/)).toBeVisible();
  await fillDate(plan, 'Day', new Date());
  await plan.getByRole('textbox', { name: 'Title' }).fill(TITLE);
  await plan.getByRole('button', { name: 'Schedule', exact: true }).click();
  await expect(plan).toBeHidden();

  // On the card, in the calendar and in the list.
  await entityTab(page, 'Overview').click();
  const summary = card(page, 'Continuity');
  await expect(summary.getByText(/Next test: tabletop,/)).toContainText(
    'today',
  );
  await page.goto('/continuity/tests');
  const today = page.locator('[aria-current="date"]');
  await expect(today.getByRole('link', { name: TITLE })).toBeVisible();
  await page.getByRole('radio', { name: 'List' }).click();
  await expect(page).toHaveURL(/view=list/);
  const row = page.getByRole('row').filter({ hasText: TITLE });
  await expect(row).toContainText('today');
  await expect(row).toContainText('Planned');

  await row.getByRole('link', { name: TITLE }).click();
  await page
    .getByRole('dialog', { name: TITLE })
    .getByRole('button', { name: 'Record outcome' })
    .click();
  const dialog = record(page);
  const began = new Date(Date.now() - 5 * 60 * 60_000);
  began.setUTCSeconds(0, 0);
  await fillDate(dialog, 'Disruption began', began);
  await dialog.getByRole('button', { name: /^Exact instants/ }).click();
  const later = (minutes: number) =>
    new Date(began.getTime() + minutes * 60_000);
  await fillDate(dialog, 'Recovery started', later(10));
  await fillDate(dialog, 'Works again, checked by people', later(80));
  await dialog.getByRole('textbox', { name: 'Data lost' }).fill('2 d');
  await expect(
    dialog.getByRole('textbox', { name: 'Works again after' }),
  ).toHaveValue('1 h 20 min');
  await expect(dialog.getByText(/^Met.*RTO 1 h 20 min/)).toBeVisible();
  await expect(dialog.getByText(/^Missed.*RPO 2 d/)).toBeVisible();
  await dialog.getByRole('button', { name: 'Record', exact: true }).click();
  await expect(dialog).toBeHidden();

  const detail = page.getByRole('dialog', { name: TITLE });
  await expect(detail.getByText('1 h 20 min')).toBeVisible();
  await expect(detail.getByText('Missed', { exact: true })).toBeVisible();

  await page.goto(PAYROLL);
  await expect(summary.getByText('Gap', { exact: true })).toBeVisible();
  await expect(summary.getByRole('row', { name: 'RTO' })).toContainText(
    /1 h 20 min\s*Met/,
  );
  await expect(summary.getByRole('row', { name: 'RPO' })).toContainText(
    /2 d\s*missed by 1 d/,
  );

  // It had been written down wrongly: two hours, not two days.
  await page.goto('/continuity/tests?view=list&state=completed');
  await page.getByRole('link', { name: TITLE }).click();
  await detail.getByRole('button', { name: 'Correct outcome' }).click();
  await dialog.getByRole('textbox', { name: 'Data lost' }).fill('2 h');
  await expect(dialog.getByText(/^Met.*RPO 2 h/)).toBeVisible();
  await dialog.getByRole('button', { name: 'Save correction' }).click();
  await expect(dialog).toBeHidden();

  await page.goto(PAYROLL);
  await expect(summary.getByText('Ready', { exact: true })).toBeVisible();
  await expect(summary.getByRole('row', { name: 'RPO' })).toContainText(
    /2 h\s*Met/,
  );
});

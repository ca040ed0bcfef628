import { expect, test, type Page } from '@playwright/test';
import { card, entityTab, figure } from './support/parts';
import { openAs } from './support/person';
import { sidebar } from './support/signIn';

const RETURNS = '/catalog/default/component/returns';

/** The trend's newest line: services overdue and ready, of all. */
async function trendToday(page: Page) {
  const table = page.getByRole('table', { name: /at the end of each month/ });
  const cells = table.getByRole('row').nth(1).getByRole('cell');
  await expect(cells).toHaveCount(7);
  const [, , overdue, , , ready] = await cells.allInnerTexts();
  return { overdue: Number(overdue), ready: Number(ready) };
}

function teamInTree(page: Page) {
  return page
    .getByRole('treegrid')
    .getByRole('row', { name: 'Shipping and Returns' })
    .getByRole('img');
}

/** The list of things to do, of what is called so; it has several pages. */
async function openToDo(page: Page, title: string) {
  await page.getByRole('tablist').getByRole('tab', { name: 'To do' }).click();
  await page
    .getByRole('searchbox', { name: 'Search', exact: true })
    .fill(title);
  await expect(page).toHaveURL(new RegExp(`q=${title}`));
}

/** What the list of things to do says of an entity. */
const toDoOf = (page: Page, title: string) =>
  page
    .getByRole('listitem')
    .filter({ has: page.getByRole('link', { name: title, exact: true }) });

test('all follows at once when an overdue review is confirmed, and taken back', async ({
  page,
}) => {
  await openAs(
    page,
    'carmen.ibarra',
    '/continuity/posture?trend=table&toggled=group:default/supply-chain',
  );
  const before = await trendToday(page);
  await expect(teamInTree(page)).toHaveAccessibleName(/1 Overdue, 1 Ready/);

  // From here on without loading any page anew, so caches would show.
  await openToDo(page, 'Returns');
  await toDoOf(page, 'Returns')
    .getByRole('link', { name: 'Returns', exact: true })
    .click();
  await entityTab(page, 'Overview').click();

  const summary = card(page, 'Continuity');
  const warning = page.getByText(/Review overdue: \d+ days late/);
  await expect(summary.getByText('Review overdue')).toBeVisible();
  await expect(summary.getByText('1 thing to fix')).toBeVisible();
  await expect(warning).toBeVisible();
  await page.getByRole('button', { name: 'Confirm review' }).last().click();

  const dialog = page.getByRole('dialog', {
    name: 'Confirm continuity review',
  });
  await expect(dialog.getByText('You vouch for')).toBeVisible();
  await expect(
    dialog.getByText('Nothing that the review is about has changed.'),
  ).toBeVisible();
  await dialog.getByRole('textbox', { name: 'Note' }).fill('Still right.');
  await dialog.getByRole('button', { name: 'Confirm review' }).click();
  await expect(dialog).toBeHidden();

  await expect(summary.getByText('Ready', { exact: true })).toBeVisible();
  await expect(summary.getByText('to fix')).toBeHidden();
  await expect(warning).toBeHidden();

  await page.getByRole('link', { name: 'shipping-returns' }).first().click();
  await entityTab(page, 'Continuity').click();
  const rollup = card(page, 'Continuity of its services');
  await expect(figure(rollup, 'Overdue')).toHaveText('0');
  await expect(figure(rollup, 'Ready')).toContainText('66 %');

  await sidebar(page).getByRole('link', { name: 'Continuity' }).last().click();
  await page.getByRole('button', { name: 'Open Supply Chain' }).click();
  await expect(teamInTree(page)).toHaveAccessibleName(/1 Gap, 2 Ready/);
  await page.getByRole('button', { name: 'Show as table' }).click();
  expect(await trendToday(page)).toEqual({
    overdue: before.overdue - 1,
    ready: before.ready + 1,
  });

  await openToDo(page, 'Returns');
  await expect(page.getByText('Nothing matches')).toBeVisible();
  await expect(toDoOf(page, 'Returns')).toBeHidden();

  await page.goto(`${RETURNS}/continuity`);
  const history = card(page, 'History');
  await expect(history.getByText('Still right.')).toBeVisible();
  await history.getByRole('button', { name: 'Undo' }).first().click();
  const question = page.getByRole('dialog', {
    name: 'Take back the last review?',
  });
  await question.getByRole('button', { name: 'Take back' }).click();
  await expect(question).toBeHidden();

  // What was confirmed stays in the history, with the entry that corrects it.
  await expect(history.getByText('Review taken back')).toBeVisible();
  await expect(
    history.getByText('Review confirmed (taken back)'),
  ).toBeVisible();
  await expect(
    card(page, 'Summary').getByText('Overdue', { exact: true }),
  ).toBeVisible();
  await expect(
    card(page, 'To do').getByText('Continuity review last made on'),
  ).toBeVisible();

  await entityTab(page, 'Overview').click();
  await expect(warning).toBeVisible();
  await sidebar(page).getByRole('link', { name: 'Continuity' }).last().click();
  await openToDo(page, 'Returns');
  await expect(toDoOf(page, 'Returns')).toContainText('Review overdue');
});

import { expect, test, type Page } from '@playwright/test';
import { card, fillDate } from './support/parts';
import { authorizationOf, openAs } from './support/person';

const IN_A_MONTH = new Date(Date.now() + 30 * 24 * 60 * 60_000);

async function request(page: Page, reason: string) {
  await card(page, 'To do')
    .getByRole('button', { name: 'Request exception' })
    .first()
    .click();
  const dialog = page.getByRole('dialog', { name: 'Request exception' });
  await dialog.getByRole('textbox', { name: 'Reason' }).fill(reason);
  await fillDate(dialog, 'Until', IN_A_MONTH);
  await dialog.getByRole('button', { name: 'Request', exact: true }).click();
  await expect(dialog).toBeHidden();
}

test('an owner asks for an exception, and the continuity manager grants it', async ({
  page,
  browser,
}) => {
  const stock = '/catalog/default/resource/stock-db/continuity';
  await openAs(page, 'kofi.boateng', stock);
  const summary = card(page, 'Summary');
  await expect(summary.getByText('Gap', { exact: true })).toBeVisible();
  await request(page, 'The new disks come first.');
  const asked = card(page, 'Exceptions');
  await expect(asked.getByText(/^Never tested.*: Requested/)).toBeVisible();
  await expect(asked.getByRole('button', { name: 'Approve' })).toBeHidden();
  await expect(summary.getByText('Gap', { exact: true })).toBeVisible();

  const other = await browser.newPage();
  await openAs(other, 'sigrid.aamodt', '/');
  await expect(
    other.getByText(/exceptions? waits? for your decision/),
  ).toBeVisible();
  await other.goto(stock);
  const decided = card(other, 'Exceptions');
  await expect(decided.getByText('The new disks come first.')).toBeVisible();
  await decided.getByRole('button', { name: 'Approve' }).click();
  await expect(decided.getByText(/^Never tested.*: Approved/)).toBeVisible();
  await expect(
    card(other, 'Summary').getByText('Ready', { exact: true }),
  ).toBeVisible();
  await other.close();

  await page.reload();
  await expect(summary.getByText('Ready', { exact: true })).toBeVisible();
  // What only informs is still told.
  const toDo = card(page, 'To do');
  await expect(toDo.getByText('Single point of failure')).toBeVisible();
  await expect(toDo.getByText(/^Never tested/)).toBeHidden();
});

test('nobody approves what they asked for themselves', async ({ page }) => {
  // Somebody who may do both, for any entity.
  await openAs(
    page,
    'lena.fischer',
    '/catalog/default/component/mobile-app/continuity',
  );
  await request(page, 'The testers are booked until spring.');
  const asked = card(page, 'Exceptions');
  await expect(asked.getByText(/^Never tested.*: Requested/)).toBeVisible();
  await expect(asked.getByRole('button', { name: 'Reject' })).toBeVisible();
  await expect(asked.getByRole('button', { name: 'Approve' })).toBeHidden();

  const headers = await authorizationOf(page, 'lena.fischer');
  const list = await page.request.get(
    '/api/continuity/exceptions?entityRef=component:default/mobile-app',
    { headers },
  );
  const [{ id, revision }] = (await list.json()).items;
  const answer = await page.request.post(
    `/api/continuity/exceptions/${id}/approve`,
    { headers, data: { revision } },
  );
  expect(answer.status()).toBe(403);
  await page.reload();
  await expect(asked.getByText(/^Never tested.*: Requested/)).toBeVisible();
  await expect(
    card(page, 'Summary').getByText('Gap', { exact: true }),
  ).toBeVisible();
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { demoFolder } from './support/examples';
import { card } from './support/parts';
import { authorizationOf, openAs } from './support/person';

test('a backend killed after a review was confirmed has lost nothing', async ({
  page,
}) => {
  test.setTimeout(240_000);
  const person = 'ronan.byrne';
  await openAs(
    page,
    person,
    '/catalog/default/component/till-software/continuity',
  );
  const summary = card(page, 'Summary');
  const history = card(page, 'History').getByRole('listitem');
  await expect(summary.getByText('Overdue', { exact: true })).toBeVisible();
  await summary.getByRole('button', { name: 'Confirm review' }).click();
  const dialog = page.getByRole('dialog', {
    name: 'Confirm continuity review',
  });
  await dialog.getByRole('textbox', { name: 'Note' }).fill('Before the crash.');
  await dialog.getByRole('button', { name: 'Confirm review' }).click();
  await expect(dialog).toBeHidden();

  process.kill(
    Number(readFileSync(join(demoFolder(), 'backend.pid'), 'utf8')),
    'SIGKILL',
  );
  await expect(async () => {
    const headers = await authorizationOf(page, person);
    const answer = await page.request.get('/api/continuity/state', { headers });
    expect(answer.ok()).toBe(true);
  }).toPass({ timeout: 180_000, intervals: [1_000] });

  await page.reload();
  await expect(summary.getByText('Overdue', { exact: true })).toBeHidden();
  await expect(summary.getByText('Ready', { exact: true })).toBeVisible();
  await expect(history.first()).toContainText('Before the crash.');
});

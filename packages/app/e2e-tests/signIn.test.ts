import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { sidebar, signInAs } from './support/signIn';

test('somebody signs in, sees the catalog, and stays signed in', async ({
  page,
}) => {
  await signInAs(page, 'Victor Ashworth');
  await expect(
    page.getByRole('heading', { name: 'Welcome, Victor' }),
  ).toBeVisible();

  await sidebar(page)
    .getByRole('link', { name: 'Catalog', exact: true })
    .click();
  await expect(
    page.getByRole('heading', { name: /All Components/i }).first(),
  ).toBeVisible();
  await expect(page.getByRole('row').nth(1)).toBeVisible();

  await page.reload();
  await expect(
    page.getByRole('heading', { name: /All Components/i }).first(),
  ).toBeVisible();
});

test('somebody becomes somebody else', async ({ page }) => {
  await signInAs(page, 'Victor Ashworth', '/settings');
  await page.getByRole('button', { name: 'more' }).click();
  await page.getByRole('menuitem', { name: 'Switch person' }).click();

  await signInAs(page, 'Sigrid Aamodt');
  await expect(
    page.getByRole('heading', { name: 'Welcome, Sigrid' }),
  ).toBeVisible();
});

test('the sign-in page works by keyboard alone', async ({ page }) => {
  await page.goto('/');
  const search = page.getByRole('searchbox', { name: 'Search people' });
  await expect(search).toBeFocused();
  await page.keyboard.type('ashworth');
  await expect(page.getByRole('row')).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(
    page.getByRole('heading', { name: 'Welcome, Victor' }),
  ).toBeVisible();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing on the sign-in page, ${colorScheme}`, async ({
    page,
  }) => {
    await page.emulateMedia({ colorScheme });
    await page.goto('/');
    await expect(page.getByRole('row').first()).toBeVisible();
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations).toEqual([]);
  });
}

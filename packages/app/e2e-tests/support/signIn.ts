import { expect, type Page } from '@playwright/test';

/** Opens the app as one person of the example organisation. */
export async function signInAs(page: Page, name: string, path = '/') {
  await page.goto(path);
  await page.getByRole('searchbox', { name: 'Search people' }).fill(name);
  await page.getByRole('row', { name }).click();
  await expect(
    sidebar(page).getByRole('link', { name: 'Catalog', exact: true }),
  ).toBeVisible();
}

export function sidebar(page: Page) {
  return page.getByRole('navigation', { name: 'sidebar nav' });
}

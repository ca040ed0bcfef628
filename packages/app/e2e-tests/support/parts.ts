import { expect, type Locator, type Page } from '@playwright/test';

/** A card of a page, by its heading. */
export function card(page: Page, title: string): Locator {
  return page
    .getByRole('article')
    .filter({ has: page.getByRole('heading', { name: title, exact: true }) });
}

/** A figure of a summary, by its term. */
export function figure(within: Locator, term: string): Locator {
  return within.getByRole('term').filter({ hasText: term }).locator('+ dd');
}

/** What an entity page offers beside the overview. */
export function entityTab(page: Page, name: string): Locator {
  return page
    .getByRole('navigation', { name: 'Content navigation' })
    .getByRole('link', { name });
}

/** Fills a date, or date and time, of the form part with that label. */
export async function fillDate(within: Locator, label: string, at: Date) {
  const parts = {
    month: at.getUTCMonth() + 1,
    day: at.getUTCDate(),
    year: at.getUTCFullYear(),
    hour: at.getUTCHours(),
    minute: at.getUTCMinutes(),
  };
  const date = within.getByRole('group', { name: label, exact: true });
  await expect(date.getByRole('spinbutton').first()).toBeVisible();
  for (const [part, value] of Object.entries(parts)) {
    const segment = date.getByRole('spinbutton', { name: `${part},` });
    if ((await segment.count()) > 0) {
      await segment.click();
      await segment.pressSequentially(String(value).padStart(2, '0'));
    }
  }
}

/** Chooses one option of a select by its label. */
export async function choose(
  page: Page,
  within: Locator,
  label: string,
  option: string,
) {
  await within.getByRole('button', { name: label }).click();
  await page.getByRole('option', { name: option }).click();
}

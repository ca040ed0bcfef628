import type { Page } from '@playwright/test';

/** The part of an entity's tab about what it needs and what needs it. */
export function dependencies(page: Page) {
  const section = page.getByRole('region', {
    name: 'Dependencies',
    exact: true,
  });
  const picture = section.getByRole('group', { name: /^Dependencies of / });
  return {
    section,
    picture,
    /** An entity of the picture. */
    node: (title: string) =>
      picture.getByRole('article', { name: title, exact: true }),
    /** All entities of the picture on the path that is highlighted. */
    onPath: picture.locator('article[data-emphasis="on"]'),
    /** What is said of the path that is highlighted. */
    highlighted: section.getByRole('status').filter({ hasText: 'Highlighted' }),
    showAs: (view: 'Picture' | 'Table') =>
      section
        .getByRole('radiogroup', { name: 'Show as' })
        .getByRole('radio', { name: view }),
  };
}

/** The part of a tab about how an entity comes back. */
export function recovery(page: Page) {
  return page.getByRole('region', { name: 'Recovery', exact: true });
}

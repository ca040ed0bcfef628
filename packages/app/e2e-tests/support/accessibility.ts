import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

export const colorSchemes = ['light', 'dark'] as const;

/** What fades in is judged as it stays. */
const still =
  '*, ::before, ::after { animation: none !important; transition: none !important }';

/** Axe finds nothing on the page as it is shown now. */
export async function expectAccessible(page: Page, what: string) {
  // A page that still loads is not yet what people are shown.
  await expect(page.getByRole('progressbar')).toHaveCount(0);
  await page.addStyleTag({ content: still });
  const { violations } = await new AxeBuilder({ page })
    // Backstage's own header: its tabs are links that claim to control
    // panels, and it stands outside of all landmarks.
    .exclude('.bui-PluginHeader')
    // Backstage's list of recent visits has children that are no items.
    .exclude('.MuiList-dense')
    // The count in Backstage's link to notifications is no part of its name.
    .exclude('a[href="/notifications"]')
    // Backstage UI's hints in an empty date are faint in the dark.
    .exclude('[role="spinbutton"][data-placeholder]')
    .analyze();
  const found = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => ({ id, html, failureSummary })),
  );
  expect.soft(found, what).toEqual([]);
}

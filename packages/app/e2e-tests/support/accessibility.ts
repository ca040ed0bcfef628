import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** What fades in is judged as it stays. */
const still =
  '*, ::before, ::after { animation: none !important; transition: none !important }';

/** Axe finds nothing on the page as it is shown now, in either colour scheme. */
export async function expectAccessible(page: Page, what: string) {
  await page.addStyleTag({ content: still });
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await expect(page.locator('body')).toHaveAttribute(
      'data-theme-mode',
      colorScheme,
    );
    const { violations } = await new AxeBuilder({ page })
      // Backstage's own header: its tabs are links that claim to control
      // panels, and it stands outside of all landmarks.
      .exclude('.bui-PluginHeader')
      .analyze();
    const found = violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => ({ id, html, failureSummary })),
    );
    expect.soft(found, `${what}, ${colorScheme}`).toEqual([]);
  }
}

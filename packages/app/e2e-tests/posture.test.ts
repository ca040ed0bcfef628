import { expect, test, type Page } from '@playwright/test';
import { openAs } from './support/person';

const tree = (page: Page) => page.getByRole('treegrid');

const line = (page: Page, title: string) =>
  tree(page)
    .getByRole('row')
    .filter({ has: page.getByRole('link', { name: title, exact: true }) });

test('the groups open by mouse, and a reload and a link keep them open', async ({
  page,
}) => {
  await openAs(page, 'marit.haugland', '/continuity');
  await expect(line(page, 'Technology')).toHaveAttribute(
    'aria-expanded',
    'false',
  );
  await tree(page).getByRole('button', { name: 'Open Technology' }).click();
  await tree(page).getByRole('button', { name: 'Open Data Platform' }).click();
  await expect(line(page, 'Data lake')).toHaveAttribute('aria-level', '4');

  const tier = page.getByRole('search', { name: 'Filters' });
  await tier.getByRole('button', { name: 'Recovery tier' }).click();
  await page.getByRole('option', { name: 'Essential', exact: true }).click();
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(/tier=essential/);
  const services = page.getByRole('region', { name: 'Services' });
  await expect(services.getByText('Mission critical')).toHaveCount(0);
  await expect(services.getByText('Essential').first()).toBeVisible();
  await expect(line(page, 'Data Platform')).toHaveAttribute(
    'aria-expanded',
    'true',
  );

  await page.reload();
  await expect(line(page, 'Data Platform')).toHaveAttribute(
    'aria-expanded',
    'true',
  );
  await expect(
    tier.getByRole('button', { name: 'Recovery tier' }),
  ).toContainText('Essential');
  await tier.getByRole('button', { name: 'Clear filters' }).click();
  await expect(page).not.toHaveURL(/tier=/);
});

test('the groups open by keyboard', async ({ page }) => {
  await openAs(page, 'marit.haugland', '/continuity/posture');
  const focus = page.locator(':focus');
  await line(page, 'Tarnmoor Outfitters').focus();
  await page.keyboard.press('ArrowRight');
  await expect(focus).toContainText('Corporate');
  await page.keyboard.press('ArrowDown');
  await expect(focus).toContainText('Digital Commerce');
  await page.keyboard.press('ArrowRight');
  await expect(focus).toHaveAttribute('aria-expanded', 'true');
  await expect(line(page, 'Storefront')).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await expect(focus).toHaveAttribute('aria-level', '3');
  await page.keyboard.press('ArrowLeft');
  await expect(focus).toContainText('Digital Commerce');
  await page.keyboard.press('ArrowLeft');
  await expect(focus).toHaveAttribute('aria-expanded', 'false');
  await page.keyboard.press('Home');
  await expect(focus).toContainText('Tarnmoor Outfitters');
});

test('the posture is arranged by tier, domain and function', async ({
  page,
}) => {
  await openAs(page, 'marit.haugland', '/continuity/posture');
  const by = page.getByRole('radiogroup', { name: 'Arrange by' });
  for (const [dimension, some] of [
    ['Tier', 'Mission critical'],
    ['Domain', 'Online shop'],
    ['Function', 'Order to cash'],
  ]) {
    await by.getByRole('radio', { name: dimension }).click();
    await expect(
      page.getByRole('treegrid', { name: `Posture by ${dimension}` }),
    ).toBeVisible();
    await tree(page)
      .getByRole('button', { name: `Open ${some}` })
      .click();
    await expect(tree(page).locator('[aria-level="2"]').first()).toBeVisible();
  }
  await page.reload();
  await expect(
    page.getByRole('treegrid', { name: 'Posture by Function' }),
  ).toBeVisible();
});

test('a figure leads to the services behind it', async ({ page }) => {
  await openAs(page, 'marit.haugland', '/continuity/posture');
  const gaps = page.getByRole('link', { name: /Mission critical, Gap$/ });
  const count = Number(await gaps.textContent());
  await gaps.click();
  const services = page.getByRole('region', { name: 'Services' });
  await expect(services).toBeFocused();
  await expect(services.getByRole('row')).toHaveCount(count + 1);
  await expect(services.getByText('Overdue', { exact: true })).toHaveCount(0);
});

import { expect, test } from '@playwright/test';
import { card, entityTab } from './support/parts';
import { openAs } from './support/person';

test('an owner sees at a glance how a service stands, and why', async ({
  page,
}) => {
  await openAs(page, 'ingrid.solheim', '/catalog/default/component/checkout');

  const summary = card(page, 'Continuity');
  await expect(summary.getByText('Gap', { exact: true })).toBeVisible();
  await expect(summary.getByText('Mission critical')).toBeVisible();
  await expect(
    summary.getByRole('link', { name: 'Order to cash' }),
  ).toBeVisible();
  await expect(
    summary.getByRole('link', { name: 'Card payments' }),
  ).toBeVisible();
  await expect(summary.getByRole('row', { name: 'RTO' })).toHaveText(
    /2 h\s*2 h\s*1 h 20 min\s*Met/,
  );
  await expect(summary.getByRole('row', { name: 'RPO' })).toHaveText(
    /RPO\s*5 min\s*5 min\s*12 min\s*missed by 7 min/,
  );
  await expect(summary.getByText(/7\d days late/)).toBeVisible();
  await expect(summary.getByText('Next test: functional,')).toBeVisible();
  await expect(summary.getByText('in 11 days')).toBeVisible();

  // The worst that is wrong, and the worst that is late, each with a way out.
  await expect(page.getByText('Objective missed in a test')).toBeVisible();
  await expect(page.getByText(/Review overdue: 7\d days late/)).toBeVisible();

  await page.getByRole('link', { name: 'See why' }).first().click();
  await expect(entityTab(page, 'Continuity')).toHaveAttribute(
    'aria-current',
    'page',
  );
  const toDo = card(page, 'To do').getByRole('listitem');
  await expect(toDo).toHaveCount(3);
  await expect(toDo.first()).toContainText(
    /RPO of 12 min, measured on .*, misses the target of 5 min by 7 min/,
  );
  await expect(toDo.nth(1)).toContainText('Continuity review last made on');
  await expect(toDo.last()).toContainText(
    'Its loss alone takes Card payments down',
  );
  await expect(
    card(page, 'Objectives').getByRole('row', { name: 'Recovery point' }),
  ).toContainText('from tier Mission critical');
  await expect(
    card(page, 'Tests').getByText(
      'Fail checkout over with a replicated outbox',
    ),
  ).toBeVisible();
  await expect(card(page, 'History').getByRole('listitem')).toHaveCount(10);
});

test('the duties of an owner are on their home page', async ({ page }) => {
  await openAs(page, 'ronan.byrne', '/');
  await expect(page.getByText('My continuity duties')).toBeVisible();
  await expect(
    page.getByRole('heading', { name: /\d+ things to fix/ }),
  ).toBeVisible();
  await expect(
    page.getByRole('link', { name: /Start the till server in the cloud/ }),
  ).toBeVisible();
  await page
    .getByRole('link', { name: 'Dependency recovers too late' })
    .click();
  await expect(
    card(page, 'To do').getByText('Needs Shelf labels, whose RTO of 1 d'),
  ).toBeVisible();
});

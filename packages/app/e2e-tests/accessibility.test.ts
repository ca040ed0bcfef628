import { expect, test, type Locator, type Page } from '@playwright/test';
import { colorSchemes, expectAccessible } from './support/accessibility';
import { dependencies, recovery } from './support/dependencies';
import { card } from './support/parts';
import { openAs } from './support/person';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

/** May do everything, so that every button is there. */
const PERSON = 'lena.fischer';
const TAB = '/catalog/default/component/checkout/continuity';
const EXPERIMENTS = '/catalog/default/component/experiment-config/continuity';
const FULFILMENT =
  '/catalog/default/vitalbusinessfunction/fulfilment/continuity';

/** Rows of the page itself: the count of notifications beside it is one, too. */
const rowsOf = (page: Page) =>
  page.getByRole('row').and(page.locator(':not(nav *)'));

const pages: {
  what: string;
  path: string;
  /** Links to follow from there, to what has no address known before. */
  follow?: string[];
  /** What the page shows once it is all there. */
  shows: (page: Page) => Locator;
}[] = [
  {
    what: 'home',
    path: '/',
    shows: page => page.getByText(/exceptions? waits? for your decision/),
  },
  {
    what: 'the overview of a service',
    path: '/catalog/default/component/checkout',
    shows: page => page.getByText('missed by 7 min'),
  },
  {
    what: 'the tab of a service',
    path: TAB,
    shows: page => card(page, 'History').getByRole('listitem').first(),
  },
  {
    what: 'a picture of dependencies with a path',
    path: `${EXPERIMENTS}?highlight=component:default/web-storefront,component:default/feature-toggles,component:default/experiment-config,resource:default/experiment-store`,
    shows: page => dependencies(page).onPath.nth(3),
  },
  {
    what: 'tables of dependencies and of recovery',
    path: `${TAB}?dependencies=table&recovery=table`,
    shows: page => recovery(page).getByRole('rowheader', { name: /^Checkout/ }),
  },
  {
    what: 'the tab of a group',
    path: '/catalog/default/group/digital-commerce/continuity',
    shows: page => rowsOf(page).nth(5),
  },
  {
    what: 'the tab of a function',
    path: '/catalog/default/vitalbusinessfunction/order-to-cash/continuity',
    shows: page => rowsOf(page).nth(1),
  },
  {
    what: 'the recovery of a function',
    path: FULFILMENT,
    shows: page =>
      recovery(page).getByRole('button', { name: /Warehouse management/ }),
  },
  {
    what: 'the recovery of a function as a table',
    path: `${FULFILMENT}?recovery=table`,
    shows: page =>
      recovery(page)
        .getByRole('row', { name: /Warehouse management/ })
        .last(),
  },
  {
    what: 'the posture',
    path: '/continuity/posture?toggled=group:default/technology',
    shows: page => page.getByRole('row', { name: /Data Platform/ }),
  },
  {
    what: 'the posture in figures, by tier',
    path: '/continuity/posture?trend=table&by=tier&status=gap',
    shows: page => page.getByRole('table', { name: /end of each month/ }),
  },
  {
    what: 'what is to do',
    path: '/continuity/to-do',
    shows: page => page.getByRole('link', { name: 'Loyalty' }),
  },
  {
    what: 'exceptions',
    path: '/continuity/to-do?view=exceptions',
    shows: page => page.getByRole('link', { name: 'Conveyor control' }),
  },
  {
    what: 'the functions',
    path: '/continuity/functions',
    shows: page => page.getByRole('link', { name: 'Order to cash' }),
  },
  {
    what: 'no loss yet',
    path: '/continuity/what-if',
    shows: page => page.getByRole('button', { name: /^Site dal-1/ }),
  },
  {
    what: 'a loss',
    path: '/continuity/what-if?site=dal-1',
    shows: page =>
      card(page, 'Order of recovery').getByRole('button', {
        name: /Warehouse management/,
      }),
  },
  {
    what: 'a loss as a table, in part of nothing',
    path: '/continuity/what-if?site=dal-1&site=atlantis&recovery=table',
    shows: page => page.getByText('1 choice names nothing'),
  },
  {
    what: 'the calendar of tests',
    path: '/continuity/tests',
    shows: page => page.getByRole('gridcell', { name: /1 test/ }).first(),
  },
  {
    what: 'the list of tests',
    path: '/continuity/tests?view=list',
    shows: page => rowsOf(page).nth(1),
  },
  {
    what: 'the library of records',
    path: '/continuity/records',
    shows: page => rowsOf(page).nth(5),
  },
  {
    what: 'an impact analysis',
    path: '/continuity/records?type=business-impact-analysis&q=Product+cat',
    follow: ['Product catalogue'],
    shows: page =>
      page.getByRole('table', { name: /^Rating by category/ }).first(),
  },
  {
    what: 'the draft of an impact analysis',
    path: '/continuity/records?type=business-impact-analysis&q=Mobile',
    follow: ['Mobile app', 'Continue draft'],
    shows: page => page.getByRole('heading', { name: 'What stops' }),
  },
  {
    what: 'a risk assessment',
    path: '/continuity/records?type=risk-assessment&q=Backup+store',
    follow: ['Backup store'],
    shows: page => page.getByText('Sign-in to backups apart from all else'),
  },
  {
    what: 'a strategy',
    path: '/continuity/records?type=continuity-strategy&q=Cluster+north',
    follow: ['Cluster north'],
    shows: page => page.getByRole('heading', { name: 'Required' }),
  },
  {
    what: 'the import of a spreadsheet',
    path: '/continuity/records/import',
    shows: page => page.getByText('Choose a file').last(),
  },
  {
    what: 'the risks',
    path: '/continuity/risks',
    shows: page => page.getByRole('row', { name: /The line is cut/ }).first(),
  },
  {
    what: 'the measures against risks',
    path: '/continuity/risks?view=measures',
    shows: page => rowsOf(page).nth(5),
  },
  {
    what: 'the strategy',
    path: '/continuity/strategy',
    shows: page => page.getByRole('article', { name: 'Order to cash' }),
  },
];

for (const { what, path, follow = [], shows } of pages) {
  test(`axe finds nothing on ${what}`, async ({ page }) => {
    await openAs(page, PERSON, path);
    for (const name of follow) {
      await page.getByRole('link', { name, exact: true }).first().click();
    }
    for (const colorScheme of colorSchemes) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await expect(page.locator('body')).toHaveAttribute(
        'data-theme-mode',
        colorScheme,
      );
      await expect(shows(page)).toBeVisible();
      await expectAccessible(page, `${what}, ${colorScheme}`);
    }
  });
}

/** Opens a dialog, looks at it and closes it again. */
async function look(page: Page, opens: Locator) {
  const dialogs = page.getByRole('dialog');
  const before = await dialogs.count();
  await opens.click();
  await expect(dialogs).toHaveCount(before + 1);
  const dialog = dialogs.last();
  await expect(dialog.getByRole('button').nth(1)).toBeVisible();
  await expectAccessible(page, (await dialog.textContent()) ?? '');
  await page.keyboard.press('Escape');
  await expect(dialogs).toHaveCount(before);
}

const button = (within: Page | Locator, name: string) =>
  within.getByRole('button', { name, exact: true }).first();

// The app begins anew with another scheme, which closes its dialogs.
for (const colorScheme of colorSchemes) {
  test.describe(`in ${colorScheme} colours`, () => {
    test.use({ colorScheme });
    test('axe finds nothing in the dialogs of a service', async ({ page }) => {
      await openAs(page, PERSON, TAB);
      const toDo = card(page, 'To do');
      await look(page, button(card(page, 'Summary'), 'Confirm review'));
      await look(page, button(toDo, 'Request exception'));
      await look(page, button(card(page, 'Tests'), 'Schedule test'));
      await look(page, button(card(page, 'Tests'), 'Record outcome'));
      await look(page, button(card(page, 'History'), 'Undo'));
    });

    test('axe finds nothing in the dialog of a classification', async ({
      page,
    }) => {
      await openAs(
        page,
        PERSON,
        '/catalog/default/resource/shop-assets/continuity',
      );
      await look(page, button(page, 'Classify'));
    });

    test('axe finds nothing in the dialogs of the schedule', async ({
      page,
    }) => {
      await openAs(page, PERSON, '/continuity/tests?view=list');
      await look(page, button(page, 'Subscribe'));
      const first = rowsOf(page).nth(1).getByRole('link').first();
      await look(page, first);
      await first.click();
      await look(page, button(page.getByRole('dialog'), 'Cancel test'));
    });

    test('axe finds nothing in the dialogs of what is selected', async ({
      page,
    }) => {
      await openAs(page, PERSON, '/continuity/to-do?check=review.overdue');
      await page
        .getByRole('checkbox', { name: 'Select: Review overdue, Checkout' })
        .check({ force: true });
      await look(page, button(page, 'Confirm 1 review'));
      await page.goto('/continuity/to-do?view=exceptions');
      await look(page, button(page, 'Approve'));
    });
  });
}

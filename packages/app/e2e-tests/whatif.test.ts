import { readFile } from 'node:fs/promises';
import {
  expect,
  test,
  type Download,
  type Locator,
  type Page,
} from '@playwright/test';
import { recovery } from './support/dependencies';
import { card } from './support/parts';
import { newPageAs, openAs } from './support/person';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

const PERSON = 'marit.haugland';
const PATH = '/continuity/what-if';

function whatIf(page: Page) {
  return {
    form: page.getByRole('search', { name: 'Choose what is lost' }),
    headline: page.getByRole('status').filter({ hasText: /^.*Losing / }),
    functions: page.getByRole('table', { name: /^Functions that go down/ }),
    order: card(page, 'Order of recovery'),
  };
}

async function rowsOf(csv: Download) {
  const text = await readFile(await csv.path(), 'utf8');
  return text.trimEnd().split(/\r?\n/);
}

async function download(page: Page, within: Locator) {
  const downloads = page.waitForEvent('download');
  await within.getByRole('button', { name: 'Download CSV' }).click();
  return downloads;
}

/** What the loss of the data centre dal-1 does, in its table of recovery. */
async function showsLossOfSite(page: Page) {
  const { form, headline, functions, order } = whatIf(page);
  await expect(
    form.getByRole('row', { name: 'Site: dal-1', exact: true }),
  ).toBeVisible();
  await expect(headline).toContainText(
    'Losing dal-1 takes down 5 functions and 22 entities; everything is back in at least 14 h',
  );
  await expect(functions.getByRole('row')).toHaveCount(6);
  const table = order.getByRole('table', { name: /order of their recovery/ });
  await expect(table.getByRole('row')).toHaveCount(23);
  await expect(
    table.getByRole('row', { name: /Warehouse management/ }),
  ).toContainText('8 h 30 min');
}

test('a lost site shows what goes down, and its link shows it to others', async ({
  page,
}) => {
  await openAs(page, PERSON, PATH);
  const { form, headline, functions, order } = whatIf(page);
  await expect(page.getByText('Try what a loss would do')).toBeVisible();
  await form
    .getByRole('button', { name: 'Place, provider or technology' })
    .click();
  await page.getByRole('searchbox').fill('dal-1');
  await page.getByRole('option', { name: /^dal-1 \(\d+ entities\)/ }).click();
  // The first clears the search, the second closes the list.
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('listbox')).toBeHidden();

  await expect(page).toHaveURL(/what-if\?site=dal-1$/);
  await expect(headline).toContainText('Passes RTO');
  const first = functions.getByRole('row').nth(1);
  await expect(first.getByRole('rowheader')).toContainText(
    'Pick, pack and ship',
  );
  await expect(first).toContainText('Passes RTO');
  await expect(first).toContainText(/after 8 h\s*RTO 8 h/);
  await expect(first).toContainText(/No\s*MTPD 1 d, 2 h of it to work off/);
  await expect(
    first.getByRole('link', { name: 'Warehouse management' }),
  ).toBeVisible();
  await expect(
    functions.getByRole('row', { name: /Card payments/ }),
  ).toContainText('Within RTO');

  // What has to be there first is further up.
  const bars = order
    .getByRole('list', { name: /^Order of recovery/ })
    .getByRole('button');
  await expect(bars).toHaveCount(22);
  const names = await bars.evaluateAll(all =>
    all.map(bar => bar.getAttribute('aria-label') ?? ''),
  );
  const placeOf = (title: string) =>
    names.findIndex(name => name.includes(`. ${title}. `));
  const chain = [
    'Warehouse storage',
    'Warehouse database',
    'Warehouse management',
  ];
  expect(chain.map(placeOf)).toEqual(chain.map(placeOf).sort((a, b) => a - b));
  expect(placeOf('Warehouse storage')).toBeGreaterThanOrEqual(0);

  await order.getByRole('radio', { name: 'Table' }).click();
  await expect(page).toHaveURL(/recovery=table/);
  await showsLossOfSite(page);
  await page.getByRole('button', { name: 'Copy link' }).click();
  await expect(page.getByRole('button', { name: 'Link copied' })).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link).toBe(page.url());

  await page.reload();
  await showsLossOfSite(page);
  const other = await newPageAs(page, 'ingrid.solheim', link);
  await showsLossOfSite(other);

  const lost = await rowsOf(
    await download(page, card(page, 'Functions that go down')),
  );
  expect(lost).toHaveLength(6);
  expect(lost[1]).toContain('vitalbusinessfunction:default/fulfilment');
  const steps = await rowsOf(await download(page, order));
  expect(steps).toHaveLength(23);
  expect(steps[0]).toContain('entityRef');

  await form.getByRole('button', { name: 'Clear all' }).click();
  await expect(page.getByText('Try what a loss would do')).toBeVisible();
  await expect(page).not.toHaveURL(/site=/);
  await page
    .getByRole('button', { name: /^Site dal-1 · \d+ entities$/ })
    .click();
  await showsLossOfSite(page);
});

test('a loss that names nothing says so', async ({ page }) => {
  await openAs(
    page,
    PERSON,
    `${PATH}?site=atlantis&entity=component:default/no-such-thing`,
  );
  const { headline } = whatIf(page);
  await expect(page.getByText('2 choices name nothing')).toBeVisible();
  await expect(
    page.getByText('No entity that you can see stands at a site atlantis.'),
  ).toBeVisible();
  await expect(
    page.getByText(
      'component:default/no-such-thing is no entity that you can see.',
    ),
  ).toBeVisible();
  await expect(page.getByText('Nothing is lost')).toBeVisible();
  await expect(headline).toBeHidden();
});

test('the tab of a service leads to what its loss would do', async ({
  page,
}) => {
  await openAs(
    page,
    PERSON,
    '/catalog/default/resource/warehouse-san/continuity',
  );
  await recovery(page)
    .getByRole('link', { name: 'What if we lose this?' })
    .click();
  await expect(page).toHaveURL(/what-if\?entity=resource/);
  const { form, headline, functions } = whatIf(page);
  await expect(
    form.getByRole('row', { name: 'Service: warehouse-san' }),
  ).toBeVisible();
  await expect(headline).toContainText('Losing warehouse-san takes down');
  await expect(
    functions.getByRole('row', { name: /Pick, pack and ship/ }),
  ).toBeVisible();
});

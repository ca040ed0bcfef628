import { expect, test, type Page } from '@playwright/test';
import { dependencies } from './support/dependencies';
import { card } from './support/parts';
import { newPageAs, openAs } from './support/person';

const tabOf = (entity: string) => `/catalog/default/${entity}/continuity`;

/** Titles of what the picture shows, of what is on the path only if asked. */
const titlesOf = (page: Page, which: 'all' | 'onPath') => {
  const { picture, onPath } = dependencies(page);
  const shown = which === 'onPath' ? onPath : picture.getByRole('article');
  return shown.evaluateAll(nodes =>
    nodes.map(node => node.getAttribute('aria-label') ?? '').sort(),
  );
};

test('an owner follows a contradiction along the path to its cause', async ({
  page,
}) => {
  await openAs(page, 'ronan.byrne', '/continuity/to-do?mine=true');
  await page
    .getByRole('listitem')
    .filter({ hasText: 'Needs Shelf labels, whose RTO of 1 d is longer' })
    .getByRole('link', { name: 'See dependencies' })
    .click();

  await expect(page).toHaveURL(
    /component\/pos-server\/continuity\?highlight=.*price-labels.*#dependencies$/,
  );
  const { section, node, onPath, highlighted } = dependencies(page);
  await expect(highlighted).toContainText('a path of 2 entities');
  await expect(onPath).toHaveCount(2);
  expect(await titlesOf(page, 'onPath')).toEqual([
    'Shelf labels',
    'Till server',
  ]);
  await expect(node('Till database')).toHaveAttribute('data-emphasis', 'off');
  await expect(
    section.getByText(/^Needs Shelf labels, whose RTO of 1 d is longer/),
  ).toBeVisible();
  await expect(
    section.getByRole('button', { name: 'Path shown' }),
  ).toBeVisible();

  await node('Shelf labels')
    .getByRole('link', { name: 'Shelf labels' })
    .click();
  await expect(page).toHaveURL(/component\/price-labels\/continuity/);
  const rto = card(page, 'Objectives').getByRole('row', {
    name: /^RTO/,
  });
  await expect(rto).toContainText('2 h');
  await expect(rto).toContainText('from tier Mission critical');
  await expect(rto).toContainText('declared 1 d');
  await expect(rto.getByRole('link', { name: 'Till server' })).toBeVisible();
  await expect(
    card(page, 'To do').getByText(
      'RTO of 1 d from the tier essential is longer than the 2 h that Till server needs.',
    ),
  ).toBeVisible();
});

test('a path of three leads to its cause, and its address shows it again', async ({
  page,
}) => {
  const person = 'lena.fischer';
  const path = [
    'Experiment configuration',
    'Experiment store',
    'Feature toggles',
    'Web shop',
  ];
  await openAs(page, person, tabOf('component/experiment-config'));
  const { section, node, highlighted } = dependencies(page);
  await section
    .getByRole('listitem')
    .filter({ hasText: 'that Web shop needs of it through Feature toggles' })
    .getByRole('button', { name: 'Show path' })
    .click();
  await expect(highlighted).toContainText('a path of 4 entities');
  await expect.poll(() => titlesOf(page, 'onPath')).toEqual(path);

  await node('Experiment store')
    .getByRole('link', { name: 'Experiment store' })
    .click();
  const chain = card(page, 'Objectives')
    .getByRole('row', { name: /^RTO/ })
    .getByRole('cell')
    .first();
  await expect(chain).toContainText(
    /Web shop.*›.*Feature toggles.*›.*Experiment configuration/,
  );
  await chain.getByRole('link', { name: 'Show path' }).click();

  const showsPath = async (where: Page) => {
    await expect(where).toHaveURL(/experiment-store\/continuity\?.*highlight=/);
    await expect(dependencies(where).highlighted).toContainText(
      'a path of 4 entities',
    );
    await expect.poll(() => titlesOf(where, 'onPath')).toEqual(path);
  };
  await showsPath(page);
  await page.reload();
  await showsPath(page);
  await showsPath(await newPageAs(page, person, page.url()));

  await highlighted.getByRole('button', { name: 'Clear highlight' }).click();
  await expect(page).not.toHaveURL(/highlight=/);
  await expect(highlighted).toBeHidden();
});

test('picture and table show the same entities, in a state of the address', async ({
  page,
}) => {
  const person = 'ronan.byrne';
  await openAs(page, person, tabOf('component/pos-server'));
  const { section, node, showAs } = dependencies(page);
  await expect(node('Till software')).toBeVisible();
  const drawn = await titlesOf(page, 'all');
  expect(drawn).toHaveLength(7);

  await showAs('Table').click();
  await expect(page).toHaveURL(/dependencies=table/);
  const listed = async (where: Page) => {
    const tables = dependencies(where).section;
    await expect(
      tables.getByRole('region', { name: 'What Till server needs' }),
    ).toContainText('5 entities');
    await expect(
      tables.getByRole('region', { name: 'What needs Till server' }),
    ).toContainText('1 entity');
    const titles = await tables.getByRole('rowheader').allInnerTexts();
    return titles.map(text => text.split('\n')[0]);
  };
  // Links show a name until the catalog has told the title.
  const listedWithRoot = async (where: Page) =>
    [...(await listed(where)), 'Till server'].sort();
  await expect.poll(() => listedWithRoot(page)).toEqual(drawn);
  await expect(
    section.getByRole('row', { name: /Shelf labels/ }),
  ).toContainText('RTO 1 d > 2 h');

  const other = await newPageAs(page, person, page.url());
  await expect.poll(() => listedWithRoot(other)).toEqual(drawn);

  await showAs('Picture').click();
  await section
    .getByRole('radiogroup', { name: 'Which way' })
    .getByRole('radio', { name: 'What needs it' })
    .click();
  await expect(page).toHaveURL(/direction=needed-by/);
  await expect
    .poll(() => titlesOf(page, 'all'))
    .toEqual(['Till server', 'Till software']);
});

test('the keyboard reaches what the picture shows, and goes on from there', async ({
  page,
}) => {
  await openAs(page, 'ronan.byrne', tabOf('component/pos-server'));
  const { section, node } = dependencies(page);
  const target = node('Till database').getByRole('link');
  await expect(target).toBeVisible();
  await section.getByRole('button', { name: /Up to 2 steps away/ }).focus();
  for (let presses = 0; presses < 25; presses++) {
    await page.keyboard.press('Tab');
    if (await target.evaluate(link => link === document.activeElement)) break;
  }
  await expect(target).toBeFocused();
  await expect(target).toBeInViewport();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/resource\/pos-db\/continuity/);
  await expect(
    dependencies(page).node('Till database').getByRole('link'),
  ).toBeVisible();
});

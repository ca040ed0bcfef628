import { expect, test } from '@playwright/test';
import { recovery } from './support/dependencies';
import { openAs } from './support/person';

const PERSON = 'marit.haugland';

test('the functions say which forecast misses its RTO, and lead to why', async ({
  page,
}) => {
  await openAs(page, PERSON, '/continuity/functions');
  const row = page.getByRole('row', { name: /Pick, pack and ship/ });
  await expect(row).toContainText('8 h 30 min');
  await expect(row).toContainText('RTO missed by 30 min');
  await row.getByRole('link', { name: 'Pick, pack and ship' }).click();

  await expect(page).toHaveURL(/vitalbusinessfunction\/fulfilment\/continuity/);
  const section = recovery(page);
  await expect(
    section.getByText('Back in 8 h 30 min, 30 min later than the RTO of 8 h'),
  ).toBeVisible();
  await expect(section.getByText('RTO missed')).toBeVisible();
  await expect(section.getByText('MTPD met')).toBeVisible();
});

test('picture and table of a recovery tell the same', async ({ page }) => {
  await openAs(
    page,
    PERSON,
    '/catalog/default/vitalbusinessfunction/fulfilment/continuity',
  );
  const section = recovery(page);
  const decisive = section.getByRole('list').filter({
    has: page.getByRole('listitem').filter({ hasText: /^Warehouse storage/ }),
  });
  await expect(decisive.first().getByRole('listitem')).toHaveText([
    'Warehouse storage2 h 30 min',
    'Warehouse database3 h',
    'Warehouse management3 h',
  ]);

  const bars = section
    .getByRole('list', { name: /^Order of recovery/ })
    .getByRole('button');
  await expect(bars).toHaveCount(21);
  const labels = await bars.evaluateAll(all =>
    all.map(bar => bar.getAttribute('aria-label') ?? ''),
  );
  expect(labels.at(-1)).toMatch(
    /^21\. Warehouse management\. Waits 5 h 30 min for .*Recovers in 3 h.*Back after 8 h 30 min\. RTO 8 h: 30 min late\. On the critical path$/,
  );

  const asTable = section
    .getByRole('radiogroup', { name: 'Show the recovery as' })
    .getByRole('radio', { name: 'Table' });
  await asTable.click();
  const table = section.getByRole('table', {
    name: 'Entities in the order of their recovery',
  });
  const readTable = async () => {
    await expect(table.getByRole('row')).toHaveCount(22);
    return table
      .getByRole('row')
      .evaluateAll(rows =>
        rows
          .slice(1)
          .map(row =>
            [0, 1, 4].map(at => row.children[at].firstChild?.textContent ?? ''),
          ),
      );
  };
  const rows = await readTable();
  for (const [index, [position, title, back]] of rows.entries()) {
    expect(labels[index]).toContain(`${position}. ${title}.`);
    expect(labels[index]).toContain(`Back after ${back}.`);
  }
  await expect(
    table.getByRole('row', { name: /Warehouse management/ }),
  ).toContainText('30 min late');

  await page.reload();
  await expect(asTable).toBeChecked();
  expect(await readTable()).toEqual(rows);
});

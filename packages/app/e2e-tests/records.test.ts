import { expect, test, type Page } from '@playwright/test';
import { editCatalogFile } from './support/examples';
import { card } from './support/parts';
import { newPageAs, openAs } from './support/person';
import {
  approve,
  expectSaved,
  openDuty,
  openSection,
  submit,
  submitButton,
  expectRecord,
} from './support/records';

const AUTHOR = 'emeka.obiora';
const FIRST_APPROVER = 'chloe.marchetti';
const SECOND_APPROVER = 'femi.adewale';
const ANALYSIS = 'Business Impact Analysis: Product catalogue';
const RECORDS = '/continuity/records';

/** As organisations have it: columns of their own, and a cell that is wrong. */
const SHEET = `Application,RTO target,Worst time
Product catalogue,1 h,The first day of a sale
Search,soon,A campaign
Recommendations,2 days,None
`;

const FILE = 'services/product-discovery.yaml';
const WITHOUT = `  dependsOn:
    - resource:default/catalogue-db
  continuity:`;
const WITH = `  dependsOn:
    - resource:default/catalogue-db
    - resource:default/media-bucket
  continuity:`;

/** What the tab of a database says of its RTO. */
const rtoOfDatabase = (page: Page) =>
  card(page, 'Objectives').getByRole('row', { name: /^RTO/ });

test('an impact analysis goes from a spreadsheet to what others need, and is confirmed when its basis changes', async ({
  page,
}) => {
  test.setTimeout(360_000);
  const database = '/catalog/default/resource/catalogue-db/continuity';
  await openAs(page, AUTHOR, database);
  await expect(rtoOfDatabase(page)).toContainText('2 h');

  await test.step('the sheet is checked, and its good rows are imported', async () => {
    await page.goto(`${RECORDS}/import`);
    await page.getByLabel('Choose a file').setInputFiles({
      name: 'analyses.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(SHEET),
    });
    await expect(page.getByText('3 of 3 columns are imported')).toBeVisible();
    await page.getByRole('button', { name: 'Check 3 rows' }).click();

    await expect(page.getByText('1 subject has mistakes')).toBeVisible();
    const mistakes = page.getByRole('region', { name: 'Mistakes' });
    const mistake = mistakes.getByRole('row').filter({ hasText: 'soon' });
    await expect(mistake.getByRole('rowheader')).toHaveText('3');
    await expect(mistake).toContainText('RTO target');
    await expect(mistake).toContainText('a duration with its unit');

    await page.getByRole('button', { name: 'Import the 2 good ones' }).click();
    await expect(page.getByText('2 drafts were written')).toBeVisible();
    await expect(page.getByText('1 subject was left out')).toBeVisible();
  });

  await test.step('the author completes the draft and submits it', async () => {
    await page
      .getByRole('link', { name: 'Open the draft about Product catalogue' })
      .click();
    await expectRecord(page, ANALYSIS);
    await submitButton(page).click();
    await expect(
      page.getByText('1 thing is missing before it can be submitted'),
    ).toBeVisible();
    await page.getByRole('button', { name: /^Objectives: / }).click();
    await page
      .getByRole('textbox', { name: 'Reason for the RTO' })
      .fill('Nobody buys blind.');
    await expectSaved(page);
    await submit(page, 'RTO of an hour');
  });

  const first = await newPageAs(page, FIRST_APPROVER, RECORDS);
  await test.step('a second person returns it with a comment', async () => {
    await openDuty(first, 'Waits for your approval', ANALYSIS);
    await expect(first.getByText('Note of the author')).toBeVisible();
    await first.getByRole('button', { name: 'Return', exact: true }).click();
    const dialog = first.getByRole('dialog', { name: 'Return revision 3' });
    await dialog
      .getByRole('textbox', { name: 'On Objectives' })
      .fill('What do people do in that hour?');
    await dialog.getByRole('button', { name: 'Return' }).click();
    await expect(dialog).toBeHidden();
  });

  await test.step('the author mends it and submits again', async () => {
    await page.goto(RECORDS);
    await openDuty(page, 'Returned to you', ANALYSIS);
    await openSection(page, 'Objectives');
    await expect(
      page.getByText('What do people do in that hour?'),
    ).toBeVisible();
    await page
      .getByRole('textbox', { name: 'Reason for the RTO' })
      .fill('For an hour the shop shows what was last read.');
    await expectSaved(page);
    await submit(page, 'Said what happens in the hour');
  });

  await test.step('two levels approve it', async () => {
    await first.goto(RECORDS);
    await openDuty(first, 'Waits for your approval', ANALYSIS);
    await approve(first, 3);
    await expect(card(first, 'Approvals')).toContainText(
      /approved by Chloe Marchetti.*asked next/,
    );
    const second = await newPageAs(first, SECOND_APPROVER, RECORDS);
    await openDuty(second, 'Waits for your approval', ANALYSIS);
    await approve(second, 3);
    await expect(second.getByText('Nothing waits for approval')).toBeVisible();
    await second.close();
  });

  await test.step('what it needs has to come back as soon', async () => {
    await page.goto(database);
    const rto = rtoOfDatabase(page);
    await expect(rto).toContainText('1 h');
    await expect(rto).toContainText('its impact analysis');
    await expect(
      rto.getByRole('link', { name: 'Product catalogue' }),
    ).toBeVisible();
  });

  await test.step('a new dependency makes it stale, until it is confirmed', async () => {
    await page.goto(RECORDS);
    await page.getByRole('searchbox', { name: 'About' }).fill('Product cat');
    await page
      .getByRole('row', { name: /Business Impact Analysis/ })
      .getByRole('link')
      .first()
      .click();
    const stale = page.getByText('Something it rests on has changed');
    await expectRecord(page, ANALYSIS);
    await expect(stale).toBeHidden();
    editCatalogFile(FILE, [WITHOUT, WITH]);
    try {
      await expect(async () => {
        await page.reload();
        await expect(stale).toBeVisible({ timeout: 5_000 });
      }).toPass({ timeout: 180_000, intervals: [5_000] });
      await expect(
        page.getByRole('listitem').filter({ hasText: 'Dependencies' }),
      ).toHaveText('Dependencies: added Media bucket');

      await page
        .getByRole('button', { name: 'Confirm it still holds' })
        .first()
        .click();
      const dialog = page.getByRole('dialog', {
        name: 'Confirm that it still holds',
      });
      await dialog
        .getByRole('textbox', { name: 'Note' })
        .fill('Pictures may come later.');
      await dialog.getByRole('button', { name: /Confirm/ }).click();
      await expect(dialog).toBeHidden();
      await expect(stale).toBeHidden();
      await page.reload();
      await expectRecord(page, ANALYSIS);
      await expect(stale).toBeHidden();
    } finally {
      editCatalogFile(FILE, [WITH, WITHOUT]);
    }
  });
});

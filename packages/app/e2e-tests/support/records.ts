import { expect, type Locator, type Page } from '@playwright/test';
import { card } from './parts';

/** What waits for the reader on the page of records, of one kind. */
async function duties(page: Page, kind: string): Promise<Locator> {
  const group = card(page, 'My approvals and duties')
    .locator('section')
    .filter({ hasText: kind });
  await expect(group).toBeVisible();
  const more = group.getByRole('button', { name: /^\d+ more$/ });
  if (await more.isVisible()) await more.click();
  return group;
}

/** Waits for the page of a record, by its type and subject. */
export async function expectRecord(page: Page, title: string) {
  const [type, subject] = title.split(': ');
  await expect(
    page.getByRole('heading', { name: subject, exact: true }).first(),
  ).toBeVisible();
  await expect(page.getByText(type, { exact: true }).first()).toBeVisible();
}

/** Opens a record from what waits for the reader. */
export async function openDuty(page: Page, kind: string, title: string) {
  const group = await duties(page, kind);
  await group.getByRole('link', { name: title, exact: true }).click();
  await expectRecord(page, title);
}

/** Goes to a section of the form. */
export async function openSection(page: Page, title: string) {
  await page
    .getByRole('navigation', { name: 'Sections' })
    .getByRole('button', { name: title })
    .click();
  await expect(
    page.getByRole('heading', { name: title, exact: true, level: 2 }),
  ).toBeVisible();
}

/** Waits until the form has saved what was typed. */
export async function expectSaved(page: Page) {
  await expect(
    page.getByRole('status').filter({ hasText: /^Saved \d\d:\d\d$/ }),
  ).toBeVisible();
}

export const submitButton = (page: Page) =>
  page.getByRole('button', { name: 'Submit for approval' });

/** Submits a draft that is complete. */
export async function submit(page: Page, note: string) {
  await page
    .getByRole('textbox', { name: 'What changed, in a sentence' })
    .fill(note);
  await submitButton(page).click();
  await expect(page.getByText(`Note of the author: ${note}`)).toBeVisible();
}

/** Approves the revision that the page shows for review. */
export async function approve(page: Page, revision: number) {
  await page.getByRole('button', { name: 'Approve', exact: true }).click();
  const dialog = page.getByRole('dialog', {
    name: `Approve revision ${revision}?`,
  });
  await dialog.getByRole('button', { name: 'Approve' }).click();
  await expect(dialog).toBeHidden();
}

/** Starts the next revision of a record that is read. */
export async function revise(page: Page) {
  await page
    .getByRole('button', { name: 'Revise', exact: true })
    .or(page.getByRole('link', { name: 'Continue draft' }))
    .click();
  await expect(
    page.getByRole('navigation', { name: 'Sections' }),
  ).toBeVisible();
}

/** Chooses a person or an entity by a part of its title. */
export async function chooseEntity(
  page: Page,
  within: Locator,
  label: string,
  title: string,
) {
  await within.getByRole('button', { name: label }).click();
  await page.getByRole('searchbox').last().fill(title);
  await page.getByRole('option', { name: title }).click();
}

/** An item of a list in the form, by its number. */
export function itemOf(page: Page, title: string): Locator {
  return page
    .getByRole('listitem')
    .filter({
      has: page.getByRole('button', { name: `Remove ${title}`, exact: true }),
    })
    .last();
}

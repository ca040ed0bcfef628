import type { Page } from '@playwright/test';

/** Where the app keeps who this tab is; see chosenPerson.ts. */
const KEY = 'continuity.demo.person';

/**
 * Opens a page as one person of the example organisation, by their name in the
 * catalog. How people choose who they are is what the tests of signing in are
 * about.
 */
export async function openAs(page: Page, person: string, path: string) {
  await page.addInitScript(
    ([key, entityRef]) => sessionStorage.setItem(key, entityRef),
    [KEY, `user:default/${person}`],
  );
  await page.goto(path);
}

/** Another tab of the browser, in which nothing was done yet. */
export async function newPageAs(page: Page, person: string, url: string) {
  const other = await page.context().newPage();
  await openAs(other, person, url);
  return other;
}

/** What the app is let in with, for requests beside it. */
export async function authorizationOf(page: Page, person: string) {
  const answer = await page.request.get('/api/auth/demo/refresh', {
    headers: { 'x-demo-person': `user:default/${person}` },
  });
  const { backstageIdentity } = await answer.json();
  return { authorization: `Bearer ${backstageIdentity.token}` };
}

import { expect, test } from '@playwright/test';
import { dependencies, recovery } from './support/dependencies';
import { card } from './support/parts';
import { authorizationOf, openAs } from './support/person';

const CONTRACTOR = 'irina.petrescu';
/** Owned by the second group of the contractor, as nothing that it needs is. */
const VISIBLE = 'component/default/contact-centre';

/** What the contact centre needs, what stands at dal-1, and what hangs on them. */
const HIDDEN =
  /identity|cluster|payment|checkout|warehouse|acquirer|till|accounting|backup|card-?lane/i;

test('a contractor sees what the catalog lets them see, and no more', async ({
  page,
}) => {
  await openAs(page, CONTRACTOR, '/continuity/posture');
  const services = page.getByRole('region', { name: 'Services' });
  await expect(
    services.getByRole('link', { name: 'Ratings and reviews' }),
  ).toBeVisible();
  await expect(
    services.getByRole('link', { name: 'Contact centre' }),
  ).toBeVisible();
  await expect(services.getByRole('row').nth(1)).toBeVisible();
  await expect(page.getByText('Checkout')).toHaveCount(0);

  await page.goto('/catalog/default/component/checkout');
  await expect(page.getByText('Entity not found')).toBeVisible();
  await expect(page.getByText('Mission critical')).toHaveCount(0);
});

test('the API tells a contractor nothing of what is hidden', async ({
  page,
}) => {
  const headers = await authorizationOf(page, CONTRACTOR);
  const ask = (path: string) =>
    page.request.get(`/api/continuity${path}`, { headers });

  const hidden = await ask('/entities/component/default/checkout');
  const unknown = await ask('/entities/component/default/no-such-thing');
  expect(hidden.status()).toBe(404);
  expect(unknown.status()).toBe(404);
  const errorOf = async (answer: typeof hidden) =>
    (await answer.text())
      .replaceAll('no-such-thing', 'checkout')
      .replace(/"stack":"[^"]*",?/, '');
  expect(await errorOf(hidden)).toBe(await errorOf(unknown));

  const { items } = await (await ask('/entities?limit=500')).json();
  const visible = items.map(
    ({ entityRef }: { entityRef: string }) => entityRef,
  );
  expect(visible).toContain('component:default/ratings-and-reviews');
  expect(visible).not.toContain('component:default/checkout');
  const { total } = await (await ask('/rollup?by=tier')).json();
  expect(total.total).toBe(visible.length);
  const trend = await (await ask('/trend?days=30')).json();
  expect(trend.items.at(-1).total).toBe(visible.length);

  const anywhere = [
    '/entities?limit=500',
    '/rollup?by=group',
    '/rollup?by=system',
    '/findings?limit=500',
    '/tests?limit=500',
    '/reviews?limit=500',
    '/exceptions?limit=500',
    '/duties',
  ];
  for (const path of anywhere) {
    const answer = await ask(path);
    expect(answer.status(), path).toBe(200);
    expect(await answer.text(), path).not.toMatch(/checkout/i);
  }
});

test('of what a contractor may not see, the pictures tell only how much', async ({
  page,
}) => {
  await openAs(
    page,
    CONTRACTOR,
    '/catalog/default/component/contact-centre/continuity?depth=20',
  );
  const { section, showAs } = dependencies(page);
  await expect(
    section.getByText('It also needs 15 entities you cannot see.'),
  ).toBeVisible();
  const back = recovery(page);
  // Their times count all the same.
  await expect(
    back.getByText('Back in 4 h 30 min, 3 h 30 min before the RTO of 8 h'),
  ).toBeVisible();
  await expect(
    back.getByText(
      '15 entities you cannot see; their times count all the same',
    ),
  ).toBeVisible();
  const decisive = back.getByRole('listitem').filter({
    hasText: 'an entity you cannot see',
  });
  await expect(decisive).toHaveCount(3);
  await expect(
    back.getByRole('list', { name: /^Order of recovery/ }).getByRole('button'),
  ).toHaveCount(1);
  await expect(page.getByRole('main')).not.toContainText(HIDDEN);

  await showAs('Table').click();
  await expect(
    section.getByRole('region', { name: 'What Contact centre needs' }),
  ).toContainText('It also needs 15 entities you cannot see.');
  await expect(section).not.toContainText(HIDDEN);
});

test('what a loss does is counted for a contractor, not named', async ({
  page,
}) => {
  await openAs(page, CONTRACTOR, '/continuity/what-if?region=coast');
  await expect(
    page.getByText(
      'Losing coast takes down 6 functions and 51 entities; everything is back in at least 10 h',
    ),
  ).toBeVisible();
  await expect(
    page.getByText('5 functions you cannot see go down, too'),
  ).toBeVisible();
  await expect(
    card(page, 'Order of recovery').getByText(
      '48 entities you cannot see; their times count all the same',
    ),
  ).toBeVisible();
  await expect(page.getByRole('main')).not.toContainText(HIDDEN);

  // Where nothing is seen, not even that there is something.
  await page.goto('/continuity/what-if?site=dal-1');
  await expect(
    page.getByText('No entity that you can see stands at a site dal-1.'),
  ).toBeVisible();

  await page.goto('/continuity/what-if?entity=component:default/checkout');
  await expect(
    page.getByText('component:default/checkout is no entity that you can see.'),
  ).toBeVisible();
});

test('the API of recovery names nothing that is hidden', async ({ page }) => {
  const headers = await authorizationOf(page, CONTRACTOR);
  const ask = (path: string) =>
    page.request.get(`/api/continuity${path}`, { headers });
  const simulate = (lost: Record<string, string[]>) =>
    page.request.post('/api/continuity/simulations', {
      headers,
      data: { lost },
    });

  const answers = await Promise.all([
    ask(`/entities/${VISIBLE}/dependencies?direction=needs&depth=20`),
    ask(`/entities/${VISIBLE}/dependencies?direction=needed-by&depth=20`),
    ask(`/entities/${VISIBLE}/forecast`),
    ask('/functions?limit=100'),
    ask('/functions/default/customer-service'),
    ask('/functions/default/customer-service/forecast'),
    ask('/simulations/options'),
    simulate({ site: ['dal-1'] }),
    simulate({ owner: ['group:default/customer-care'] }),
  ]);
  for (const answer of answers) {
    expect(answer.status(), answer.url()).toBe(200);
    expect(await answer.text(), answer.url()).not.toMatch(HIDDEN);
  }

  for (const path of [
    '/entities/component/default/checkout/dependencies?direction=needs',
    '/entities/component/default/checkout/forecast',
    '/functions/default/order-to-cash',
    '/functions/default/order-to-cash/forecast',
  ]) {
    expect((await ask(path)).status(), path).toBe(404);
  }
  const loss = await simulate({ entityRefs: ['component:default/checkout'] });
  expect(await loss.json()).toMatchObject({ lost: 0, down: 0, hidden: 0 });
});

test('a contractor sees no records of what the catalog hides', async ({
  page,
}) => {
  const everything = await authorizationOf(page, 'lena.fischer');
  const headers = await authorizationOf(page, CONTRACTOR);
  const ask = (path: string, who = headers) =>
    page.request.get(`/api/continuity${path}`, { headers: who });
  const subjects = async (answer: Awaited<ReturnType<typeof ask>>) => {
    const { items } = await answer.json();
    return items.map(({ subjectRef }: { subjectRef: string }) => subjectRef);
  };

  const all = await ask('/records?q=Checkout', everything);
  const { id } = (await all.json()).items[0];
  expect((await ask(`/records/${id}`, everything)).status()).toBe(200);
  for (const path of [
    `/records/${id}`,
    `/records/${id}/revisions/1`,
    `/records/${id}/events`,
  ]) {
    expect((await ask(path)).status(), path).toBe(404);
  }

  const records = await subjects(await ask('/records?limit=100'));
  expect(records).toContain('component:default/contact-centre');
  expect(records).not.toContain('component:default/checkout');
  const risks = await subjects(await ask('/risks?limit=100'));
  expect(new Set(risks)).toEqual(new Set(['component:default/contact-centre']));
  const matrix = await (await ask('/risks/matrix')).json();
  expect(matrix.totals.risks).toBe(risks.length);
  for (const path of [
    '/records?limit=100',
    '/records/duties',
    '/risks?limit=100',
    '/risks/measures?limit=100',
    '/strategies?limit=100',
  ]) {
    const answer = await ask(path);
    expect(answer.status(), path).toBe(200);
    expect(await answer.text(), path).not.toMatch(HIDDEN);
  }

  await openAs(page, CONTRACTOR, '/continuity/records');
  await expect(
    page.getByRole('row', { name: /Contact centre/ }).first(),
  ).toBeVisible();
  await expect(page.getByRole('main')).not.toContainText(HIDDEN);
  await page.goto(`/continuity/records/${id}`);
  await expect(page.getByRole('main')).not.toContainText(HIDDEN);
  await expect(page.getByText(/or you may not see it/)).toBeVisible();
});

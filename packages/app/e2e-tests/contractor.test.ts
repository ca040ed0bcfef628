import { expect, test } from '@playwright/test';
import { authorizationOf, openAs } from './support/person';

const CONTRACTOR = 'irina.petrescu';

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
  await expect(page.getByText('Checkout')).toBeHidden();

  await page.goto('/catalog/default/component/checkout');
  await expect(page.getByText('Entity not found')).toBeVisible();
  await expect(page.getByText('Mission critical')).toBeHidden();
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

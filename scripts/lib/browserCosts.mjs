// What the plugin costs a browser: the built app with the example organisation,
// once as it is and once without the cards on entity pages.
import { chromium } from '@playwright/test';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { findChromium } from './chromium.mjs';
import { buildApp, startDemo } from './demo.mjs';

const ENTITY_PAGE = '/catalog/default/component/checkout';
const PERSON = 'Ingrid Solheim';
/** A page is at rest when it has asked for nothing for so long. */
const QUIET_MS = 5000;
const GIVEN_MS = 90_000;
const CARDS = ['summary', 'warning'].map(name => ({
  [`entity-card:continuity/${name}`]: false,
}));

const firstGroup = page => page.getByRole('treegrid').getByRole('row').nth(1);

/** @returns figures by the ids of the table of targets */
export async function measureBrowser({ folder }) {
  await buildApp();
  const logFile = join(folder, 'demo.log');
  const [entity, posture] = await withApp({ logFile }, async visit => [
    await visit(ENTITY_PAGE),
    await visit('/continuity', firstGroup),
  ]);
  const [without] = await withApp(
    { logFile, extensions: CARDS },
    async visit => [await visit(ENTITY_PAGE)],
  );
  const bytes = [...entity.scripts]
    .filter(([url]) => !without.scripts.has(url))
    .reduce((sum, [, size]) => sum + size, 0);
  return {
    'card-bytes': bytes,
    'card-requests': entity.requests.length - without.requests.length,
    'posture-depth': depthOf(
      posture.requests.filter(({ from }) => from <= posture.paintedAt),
    ),
    requests: { entity: entity.requests, posture: posture.requests },
  };
}

async function withApp({ logFile, extensions }, work) {
  if (extensions) {
    process.env.APP_CONFIG_app_extensions = JSON.stringify(extensions);
  }
  let demo;
  let browser;
  try {
    demo = await startDemo({ logFile });
    browser = await chromium.launch({
      executablePath: findChromium(),
      args: ['--no-sandbox', '--disable-gpu'],
    });
    return await work((path, painted) =>
      visit(browser, demo.url, path, painted),
    );
  } finally {
    await browser?.close();
    await demo?.stop();
    delete process.env.APP_CONFIG_app_extensions;
  }
}

/**
 * Opens a page as somebody who has never been there, and waits until it rests.
 *
 * @param painted - what people came for
 */
async function visit(browser, baseURL, path, painted) {
  const context = await browser.newContext({ baseURL });
  const page = await context.newPage();
  const scripts = new Map();
  const requests = [];
  const bodies = [];
  let last = Date.now();
  page.on('request', request => {
    const { pathname, search } = new URL(request.url());
    // What Backstage itself asks for again and again is no unrest.
    if (pathname.endsWith('.js')) last = Date.now();
    if (!pathname.startsWith('/api/continuity/')) return;
    last = Date.now();
    requests.push({ path: pathname + search, request, from: last });
  });
  page.on('response', response => {
    const { pathname } = new URL(response.url());
    if (!pathname.endsWith('.js')) return;
    bodies.push(
      response.body().then(body => {
        scripts.set(pathname, gzipSync(body).length);
      }),
    );
  });
  page.on('requestfinished', request => {
    const known = requests.find(item => item.request === request);
    if (known) known.until = Date.now();
  });
  await page.goto(path);
  await page.getByRole('searchbox', { name: 'Search people' }).fill(PERSON);
  await page.getByRole('row', { name: PERSON }).click();
  await page
    .getByRole('navigation', { name: 'sidebar nav' })
    .getByRole('link', { name: 'Catalog', exact: true })
    .waitFor();
  last = Date.now();
  await painted?.(page).waitFor({ timeout: GIVEN_MS });
  const paintedAt = Date.now();
  const given = Date.now() + GIVEN_MS;
  while (Date.now() - last < QUIET_MS && Date.now() < given) {
    await page.waitForTimeout(200);
  }
  await Promise.all(bodies);
  await context.close();
  return {
    scripts,
    paintedAt,
    requests: requests.map(({ path: asked, from, until }) => ({
      path: asked,
      from,
      until: until ?? last,
    })),
  };
}

/** The longest row of requests each of which began when one before it had ended. */
function depthOf(requests) {
  const depths = [];
  requests.forEach(({ from }, index) => {
    const before = requests
      .slice(0, index)
      .flatMap(({ until }, place) => (until <= from ? [depths[place]] : []));
    depths[index] = 1 + Math.max(0, ...before);
  });
  return Math.max(0, ...depths);
}

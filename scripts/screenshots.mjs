// Takes the pictures of the README from the running app: the example
// organisation, in Chromium. --build builds the app afresh; names of pictures
// take only those.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { chromium } from '@playwright/test';
import { findChromium } from './lib/chromium.mjs';
import { buildApp, startDemo } from './lib/demo.mjs';
import { root, takeFlags } from './lib/process.mjs';

const PERSON = 'Ingrid Solheim';
const SETTLED_WITHIN_MS = 240_000;
const images = join(root, 'docs/images');
const checkout = '/catalog/default/component/checkout';

/**
 * `ready` is a text that is there once the page is; `show` brings into view what
 * the address alone does not. A `record` has another address in every demo:
 * it is found by what it is about.
 */
const pictures = [
  { name: 'sign-in', path: '/', signedOut: true, ready: PERSON },
  { name: 'entity-page', path: checkout, ready: /things to fix/, dark: true },
  {
    name: 'entity-tab',
    path: `${checkout}/continuity`,
    ready: 'Objectives',
    height: 1400,
  },
  {
    name: 'dependencies',
    path: `${checkout}/continuity#dependencies`,
    ready: 'Orders database',
    height: 1000,
  },
  {
    name: 'what-if',
    path: '/continuity/what-if?site=dal-1',
    ready: 'Order of recovery',
    height: 1400,
  },
  {
    name: 'posture',
    path: '/continuity/posture',
    ready: 'Is it getting better?',
    height: 1400,
    dark: true,
  },
  { name: 'to-do', path: '/continuity/to-do', ready: /RTO of 4 d is longer/ },
  { name: 'functions', path: '/continuity/functions', ready: 'Order to cash' },
  {
    name: 'records',
    path: '/continuity/records',
    ready: 'My approvals and duties',
    height: 1100,
  },
  {
    name: 'analysis',
    record: {
      type: 'business-impact-analysis',
      subject: 'vitalbusinessfunction:default/order-to-cash',
    },
    ready: 'Impact over time',
    show: scrollTo('Impact over time'),
    height: 1100,
    dark: true,
  },
  {
    name: 'options',
    record: {
      type: 'continuity-strategy',
      subject: 'component:default/checkout',
    },
    ready: 'Recovery options',
    show: scrollTo('Required'),
    height: 1000,
  },
  {
    name: 'risks',
    path: '/continuity/risks',
    ready: 'Above the appetite',
    height: 1100,
  },
  {
    name: 'strategy',
    path: '/continuity/strategy',
    ready: 'functions are covered',
    height: 1100,
  },
  {
    name: 'testing-schedule',
    path: '/continuity/tests',
    ready: 'Schedule test',
    show: calendar,
  },
];

const [flags, wanted] = takeFlags(process.argv.slice(2), '--build');
mkdirSync(images, { recursive: true });
mkdirSync(join(root, 'test-results'), { recursive: true });

await buildApp({ force: flags.has('--build') });
let demo;
let browser;
try {
  demo = await startDemo({
    logFile: join(root, 'test-results/screenshots.log'),
  });
  const api = await signIn(demo.url);
  await untilSettled(api);
  browser = await chromium.launch({
    executablePath: findChromium(),
    args: ['--no-sandbox', '--disable-gpu'],
  });
  for (const picture of pictures) {
    if (wanted.length === 0 || wanted.includes(picture.name)) {
      const path = picture.path ?? (await pathOf(api, picture.record));
      await take({ ...picture, path }, 'light');
      if (picture.dark) await take({ ...picture, path }, 'dark');
    }
  }
} catch (error) {
  console.error(error);
  process.exitCode = 1;
} finally {
  await browser?.close();
  await demo?.stop();
}

async function take(picture, scheme) {
  const { name, path, signedOut, ready, show, height = 900 } = picture;
  const context = await browser.newContext({
    baseURL: demo.url,
    colorScheme: scheme,
    reducedMotion: 'reduce',
    viewport: { width: 1440, height },
  });
  const page = await context.newPage();
  await page.goto(path);
  const search = page.getByRole('searchbox', { name: 'Search people' });
  await search.waitFor();
  if (!signedOut) {
    await search.fill(PERSON);
    await page.getByRole('row', { name: PERSON }).click();
    await search.waitFor({ state: 'detached' });
    // What lies under the pointer would explain itself.
    await page.mouse.move(0, 0);
  }
  await page.getByText(ready).first().waitFor();
  await settle(page);
  if (show) {
    await show(page);
    await settle(page);
  }
  const file = `${name}${scheme === 'dark' ? '-dark' : ''}.png`;
  await page.screenshot({ path: join(images, file), animations: 'disabled' });
  console.log(`docs/images/${file}`);
  await context.close();
}

/** Nothing loads any more, and has not for a while. */
async function settle(page) {
  const placeholders = page.locator('.bui-Skeleton, [role=progressbar]');
  const deadline = Date.now() + 30_000;
  for (let quiet = 0; quiet < 4; ) {
    await sleep(1_000);
    const loading = await placeholders.filter({ visible: true }).count();
    quiet = loading === 0 ? quiet + 1 : 0;
    if (Date.now() > deadline) throw new Error(`${page.url()} keeps loading`);
  }
}

function scrollTo(heading) {
  return page =>
    page
      .getByRole('heading', { name: heading })
      .first()
      .evaluate(element => element.scrollIntoView());
}

async function calendar(page) {
  const choice = page
    .getByRole('tab', { name: 'Calendar' })
    .or(page.getByRole('radio', { name: 'Calendar' }))
    .or(page.getByRole('button', { name: 'Calendar' }))
    .first();
  if (await choice.isVisible()) await choice.click();
}

/** The API as the person sees it. */
async function signIn(url) {
  const people = await getJson(`${url}/api/demo/people`);
  const { entityRef } =
    people.items.find(({ name }) => name === PERSON) ?? people.items[0];
  const session = await getJson(`${url}/api/auth/demo/refresh`, {
    'x-demo-person': entityRef,
  });
  const headers = {
    authorization: `Bearer ${session.backstageIdentity.token}`,
  };
  return path => getJson(`${url}/api/continuity${path}`, headers);
}

async function pathOf(api, { type, subject }) {
  const query = new URLSearchParams({ type, subject });
  const { items } = await api(`/records?${query}`);
  return `/continuity/records/${items[0].id}`;
}

/** The history is imported and the trend reconstructed a while after the start. */
async function untilSettled(api) {
  const deadline = Date.now() + SETTLED_WITHIN_MS;
  for (;;) {
    const { pendingChanges } = await api('/state');
    const { items } = await api('/trend?days=90');
    if (pendingChanges === 0 && items.some(day => day.reconstructed)) return;
    if (Date.now() > deadline) throw new Error('The demo did not settle');
    await sleep(2_000);
  }
}

async function getJson(url, headers) {
  const response = await fetch(url, { headers });
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return response.json();
}

import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import type { NotificationService } from '@backstage/plugin-notifications-node';
import type { Knex } from 'knex';
import { unpackZip } from '../imports/spreadsheet/zip';
import { readPdf } from '../records/__testUtils__/readPdf';
import { readableIf, startContinuity, type Decisions } from './backend';
import { ANNA, BORIS, CARLA, CHECKOUT, ORDERS, WEB } from './company';
import {
  addEverything,
  HIDDEN_GROUP,
  HIDDEN_SYSTEM,
  HIDDEN_USER,
  MARK,
  ofVisible,
  VAULT,
  VAULT_FUNCTION,
  visibleEntities,
  type Written,
} from './hiddenWorld';
import { questionsAbout, type Question } from './questions';
import { ANALYSIS, RISKS, STRATEGY } from './records';

const DORA = 'user:default/dora';

/** In each of these ways a policy hides what is hidden from Anna. */
export const hidingPolicies: [string, Decisions, 'parameter' | 'route'][] = [
  [
    // That only the catalog itself can decide.
    'a rule of the catalog unknown here',
    { 'catalog.entity.read': readableIf('HAS_LABEL', { label: ['web'] }) },
    'parameter',
  ],
  [
    'owners in the catalog',
    { 'catalog.entity.read': readableIf('IS_ENTITY_OWNER', { claims: [WEB] }) },
    'route',
  ],
];

/** A backend in which something is hidden from Anna, and what was written there. */
export type World = Awaited<ReturnType<typeof startContinuity>> & {
  written: Written;
  token: string;
};

/** Starts one, and has others write about what Anna sees. */
export async function startHiding(
  database: Knex,
  decisions: Decisions,
  options: {
    linked: boolean;
    hidden: Entity[];
    notifications?: NotificationService;
  },
): Promise<World> {
  const visible = visibleEntities(options);
  const [all, readable] = [[...visible, ...options.hidden], visible].map(
    entities => catalogServiceMock({ entities }),
  );
  const catalog = catalogServiceMock.mock({
    streamEntities: (query, how) =>
      (JSON.stringify(how).includes(ANNA) ? readable : all).streamEntities(
        query,
      ),
    getEntities: (query, how) => all.getEntities(query, how),
    getEntitiesByRefs: (query, how) => all.getEntitiesByRefs(query, how),
  });
  const backend = await startContinuity({
    catalog,
    database,
    config: {
      roles: { continuityManager: [ANNA] },
      records: {
        approvers: Object.fromEntries(
          [ANALYSIS, STRATEGY, RISKS].map(type => [type, [BORIS, DORA]]),
        ),
      },
    },
    policy: { [ANNA]: decisions },
    notifications: options.notifications,
  });
  const { url } = await backend
    .api(ANNA)
    .createCalendarFeed({ body: { subjectRef: WEB } });
  return {
    ...backend,
    token: url.slice(url.lastIndexOf('/') + 1),
    written: await write(backend, ofVisible),
  };
}

/** Whether the answer names what is hidden, and the question did not. */
export function tells({ path, body }: Question, answer: string): boolean {
  const names = (text: string) =>
    text.toLocaleLowerCase('en-US').includes(MARK);
  return names(answer) && !names(path + JSON.stringify(body ?? ''));
}

export function write(
  { api }: Pick<World, 'api'>,
  about: typeof ofVisible & { together?: string[] },
) {
  const [author, ...approvers] = [CARLA, BORIS, DORA].map(api);
  return addEverything({ author, approvers, ...about });
}

export function questionsIn(
  { written, token }: World,
  unseen: Written,
  each: 'parameter' | 'route',
): Question[] {
  const known = {
    entityRefs: [CHECKOUT, VAULT],
    functionRefs: [ORDERS, VAULT_FUNCTION],
    otherRefs: [WEB, HIDDEN_GROUP, HIDDEN_USER, HIDDEN_SYSTEM],
    words: ['check', MARK],
    tokens: [token],
    ids: {
      tests: [...written.tests, ...unseen.tests],
      reviews: [...written.reviews, ...unseen.reviews],
      exceptions: [...written.exceptions, ...unseen.exceptions],
      records: [...written.records, ...unseen.records],
      recordImports: unseen.recordImports,
      feeds: unseen.feeds,
    },
  };
  return questionsAbout(known, { each });
}

/** The answer as text, with what is packed in it opened. */
export async function answerTo(
  { call }: World,
  { method, path, accept, body }: Question,
): Promise<string> {
  const {
    status,
    headers,
    body: bytes,
  } = await call(method, path)
    .set('Accept', accept)
    .responseType('blob')
    .send(body);
  const type: string = headers['content-type'];
  const text =
    type === 'application/pdf' ? readPdf(bytes).join('\n') : String(bytes);
  return [status, type, ...(await opened(type, text))].join(' ');
}

/**
 * Cursors say where a list goes on, and templates are workbooks: of these what is
 * in them, as the file itself holds the second in which it was packed.
 */
async function opened(type: string, text: string): Promise<string[]> {
  if (!type.startsWith('application/json')) return [text];
  const { nextCursor, mediaType, content } = JSON.parse(text) ?? {};
  if (typeof mediaType === 'string') {
    const file = Buffer.from(content, 'base64');
    const parts = mediaType.startsWith('text/')
      ? [file]
      : (await unpackZip(file)).values();
    return [text.replace(content, ''), ...[...parts].map(String)];
  }
  return typeof nextCursor === 'string'
    ? [text, String(Buffer.from(nextCursor, 'base64url'))]
    : [text];
}

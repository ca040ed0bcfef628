import { auditorServiceFactory } from '@backstage/backend-defaults/auditor';
import { loggerServiceFactory } from '@backstage/backend-defaults/logger';
import {
  coreServices,
  createServiceFactory,
  type RootLoggerService,
} from '@backstage/backend-plugin-api';
import { TestDatabases } from '@backstage/backend-test-utils';
import type { JsonObject } from '@backstage/types';
import { deny, startContinuity } from '../__testUtils__/backend';
import { changeOf, changing } from '../__testUtils__/changes';
import { ANNA, BORIS, CARLA, CHECKOUT, WEB } from '../__testUtils__/company';
import {
  addEverything,
  ofVisible,
  visibleEntities,
} from '../__testUtils__/hiddenWorld';
import { ANALYSIS, RISKS, STRATEGY } from '../__testUtils__/records';

jest.setTimeout(120_000);

const DORA = 'user:default/dora';
/** Of people, in whatever they write. */
const PHONE = '0555-0199';

interface Entry extends JsonObject {
  message: string;
}

/** Keeps all that is logged. */
function keeping(
  entries: Entry[],
  context: JsonObject = {},
): RootLoggerService {
  const keep = (message: string, meta?: Error | JsonObject) => {
    const known =
      meta instanceof Error
        ? { error: meta.message, stack: meta.stack ?? '' }
        : meta;
    entries.push({ ...context, ...known, message });
  };
  return {
    error: keep,
    warn: keep,
    info: keep,
    debug: keep,
    child: more => keeping(entries, { ...context, ...more }),
  };
}

describe('what stands in the log', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
  let stop: (() => Promise<void>) | undefined;
  afterEach(async () => {
    await stop?.();
    stop = undefined;
  });

  async function start() {
    const entries: Entry[] = [];
    const backend = await startContinuity({
      database: await databases.init('SQLITE_3'),
      entities: visibleEntities({ linked: false }),
      config: {
        records: {
          approvers: Object.fromEntries(
            [ANALYSIS, STRATEGY, RISKS].map(type => [type, [BORIS, DORA]]),
          ),
        },
      },
      policy: {
        [ANNA]: {
          'continuity.posture.read': deny,
          'continuity.import': deny,
          'continuity.sync': deny,
        },
      },
      features: [
        auditorServiceFactory,
        loggerServiceFactory,
        createServiceFactory({
          service: coreServices.rootLogger,
          deps: {},
          factory: () => keeping(entries),
        }),
      ],
    });
    stop = backend.stop;
    const audited = () => entries.filter(entry => entry.isAuditEvent);
    return { ...backend, entries, audited };
  }

  it('is each change once, made or refused, with who, what and how it ended', async () => {
    const { call, audited } = await start();
    for (const user of [ANNA, CARLA]) {
      for (const operation of changing) {
        const before = audited().length;
        const id = 'unknown-id';
        const change = changeOf(operation, { entityRef: CHECKOUT, id });
        const { status } = await call(change.method, change.path, user).send(
          change.body,
        );
        const events = audited().slice(before);
        const outcome = status < 400 ? 'succeeded' : 'failed';
        expect([
          operation,
          ...events.map(event => [event.status, event.actor]),
        ]).toEqual([
          operation,
          ...['initiated', outcome].map(each => [
            each,
            expect.objectContaining({ actorId: user }),
          ]),
        ]);
        expect(events[1].meta).toMatchObject({
          actionType: expect.any(String),
          ...(change.path.includes(id) && { id }),
        });
        expect([operation, user === ANNA]).toEqual([operation, status === 403]);
      }
    }
  });

  it('is neither a secret nor what people wrote', async () => {
    const { api, call, entries, audited } = await start();
    const [author, ...approvers] = [CARLA, BORIS, DORA].map(api);
    const about = { ...ofVisible, text: PHONE };
    await addEverything({ author, approvers, ...about });
    const { url } = await author.createCalendarFeed({
      body: { subjectRef: WEB },
    });
    const token = url.slice(url.lastIndexOf('/') + 1).replace('.ics', '');
    await call('get', `/calendar/${token}.ics`, null);
    await call('get', `/calendar/${token}x`, null);
    for (const user of [ANNA, CARLA]) {
      for (const operation of changing) {
        const id = 'unknown-id';
        const { method, path, body } = changeOf(operation, {
          entityRef: CHECKOUT,
          id,
        });
        const written = { ...body, note: PHONE, reason: PHONE, title: PHONE };
        await call(method, path, user).send(written);
        await call(method, path, user)
          .type('json')
          .send(`{"note": "${PHONE}", `);
      }
    }
    expect(audited().length).toBeGreaterThan(2 * changing.length);
    const text = JSON.stringify(entries);
    expect(text).not.toContain(PHONE);
    expect(text).not.toContain(token);
    expect(text).not.toContain('mock-user-token');
  });
});

import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  TestDatabases,
} from '@backstage/backend-test-utils';
import {
  isResourcePermission,
  type Permission,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  continuityPermissions,
  contract,
  type OperationId,
} from '@backstage-continuity/plugin-continuity-common';
import {
  accessTable,
  actionTable,
  callers,
  type Caller,
} from '../__testUtils__/accessTable';
import {
  deny,
  onlyIf,
  startContinuity,
  type Decisions,
} from '../__testUtils__/backend';
import { changeOf, idKindOf } from '../__testUtils__/changes';
import {
  ANNA,
  BORIS,
  CARLA,
  CHECKOUT,
  STORES,
  WEB,
} from '../__testUtils__/company';
import {
  addEverything,
  ofVisible,
  visibleEntities,
} from '../__testUtils__/hiddenWorld';
import { questionsAbout } from '../__testUtils__/questions';
import { ANALYSIS, RISKS, STRATEGY } from '../__testUtils__/records';

jest.setTimeout(300_000);

const [GUEST, READER, APPROVER, ADMINISTRATOR, AUTHOR, DORA] = [
  'guest',
  'reader',
  'approver',
  'administrator',
  'author',
  'dora',
].map(name => `user:default/${name}`);

const reading = [
  'continuity.posture.read',
  'continuity.record.read',
  'continuity.policy.read',
];
const approving = ['continuity.exception.approve', 'continuity.record.approve'];

/** All is denied but these. */
function only(
  allowed: string[],
  others = (_: Permission): PolicyDecision => deny,
): Decisions {
  return Object.fromEntries(
    continuityPermissions
      .filter(({ name }) => !allowed.includes(name))
      .map(permission => [permission.name, others(permission)]),
  );
}
const owning = (group: string) =>
  only(reading, permission =>
    isResourcePermission(permission)
      ? onlyIf('IS_OWNER', { claims: [group] })
      : deny,
  );

const RESTRICTED = 'Bearer restricted';
const restricted = mockCredentials.service('external:reader', {
  permissionNames: ['catalog.entity.read', 'continuity.posture.read'],
});

const credentials: Record<Caller, string | null> = {
  anonymous: null,
  guest: mockCredentials.user.header(GUEST),
  reader: mockCredentials.user.header(READER),
  owner: mockCredentials.user.header(ANNA),
  'other owner': mockCredentials.user.header(BORIS),
  approver: mockCredentials.user.header(APPROVER),
  administrator: mockCredentials.user.header(ADMINISTRATOR),
  program: mockCredentials.service.header(),
  'restricted program': RESTRICTED,
};

const outcomeOf = (status: number) => ([401, 403].includes(status) ? '-' : 'y');

describe('who may what', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
  let stop: (() => Promise<void>) | undefined;
  afterEach(async () => {
    await stop?.();
    stop = undefined;
  });

  it('has a row for each operation of the contract', () => {
    expect(accessTable.map(({ operation }) => operation).sort()).toEqual(
      Object.keys(contract).sort(),
    );
  });

  async function start() {
    const backend = await startContinuity({
      database: await databases.init('SQLITE_3'),
      entities: visibleEntities({ linked: false }),
      config: {
        records: {
          approvers: Object.fromEntries(
            [ANALYSIS, STRATEGY, RISKS].map(type => [type, [DORA, CARLA]]),
          ),
        },
      },
      policy: {
        [GUEST]: only([]),
        [READER]: only(reading),
        [ANNA]: owning(WEB),
        [BORIS]: owning(STORES),
        [APPROVER]: only([...reading, ...approving]),
      },
      features: [
        createServiceFactory({
          service: coreServices.httpAuth,
          deps: {},
          factory: () => {
            const httpAuth = mockServices.httpAuth();
            const credentialsOf: typeof httpAuth.credentials = async (
              req,
              how,
            ) =>
              req.headers.authorization === RESTRICTED
                ? (restricted as never)
                : httpAuth.credentials(req, how);
            return {
              credentials: credentialsOf,
              issueUserCookie: (...args) => httpAuth.issueUserCookie(...args),
            };
          },
        }),
      ],
    });
    stop = backend.stop;
    const { api } = backend;
    const [author, ...approvers] = [AUTHOR, DORA, CARLA].map(api);
    const written = await addEverything({ author, approvers, ...ofVisible });
    const questions = questionsAbout(
      {
        entityRefs: [CHECKOUT],
        functionRefs: [ofVisible.functionRef],
        otherRefs: [],
        words: [],
        tokens: ['unknown-token-of-a-calendar-feed'],
        ids: written,
      },
      { each: 'route' },
    );
    return {
      /** The status of an operation, asked of what was written. */
      ask: async (
        operation: OperationId,
        authorization: string | null,
        pick = (ids: string[]) => ids[0],
      ) => {
        const kind = idKindOf(contract[operation].path);
        const id = kind ? pick(written[kind]) : '';
        const { method, path, body } =
          questions.find(each => each.operation === operation) ??
          changeOf(operation, { entityRef: CHECKOUT, id });
        const { status } = await backend
          .call(method, path)
          .set('Authorization', authorization ?? mockCredentials.none.header())
          .send(body);
        return status;
      },
    };
  }

  it('is as the table says', async () => {
    const { ask } = await start();
    const outcomes: [OperationId, string][] = [];
    for (const { operation } of accessTable) {
      let outcome = '';
      for (const caller of Object.keys(callers) as Caller[]) {
        const status = await ask(operation, credentials[caller]);
        outcome += status >= 500 ? status : outcomeOf(status);
      }
      outcomes.push([operation, outcome]);
    }
    expect(outcomes).toEqual(
      accessTable.map(row => [
        row.operation,
        // Here the condition holds; for the other owner it does not.
        row.outcomes.replaceAll('c', 'y'),
      ]),
    );
  });

  it('depends on who wrote it where the table says so', async () => {
    const { ask } = await start();
    const outcomes: [string, boolean][] = [];
    for (const { operation, action, by } of actionTable) {
      const user = by === 'author' ? AUTHOR : ADMINISTRATOR;
      const status = await ask(
        operation,
        mockCredentials.user.header(user),
        // The last of the records is in review.
        ids => (operation === 'approveRevision' ? ids.at(-1)! : ids[0]),
      );
      outcomes.push([action, status < 400]);
    }
    expect(outcomes).toEqual(actionTable.map(row => [row.action, row.allowed]));
  });
});

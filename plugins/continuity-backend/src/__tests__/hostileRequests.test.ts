import {
  mockCredentials,
  TestDatabases,
  type TestDatabaseId,
} from '@backstage/backend-test-utils';
import {
  contract,
  createOpenApiDocument,
  type OperationId,
  type Route,
} from '@backstage-continuity/plugin-continuity-common';
import fc from 'fast-check';
import { startContinuity } from '../__testUtils__/backend';
import { ANNA, BORIS } from '../__testUtils__/company';
import {
  addKnown,
  contentOf,
  faultOf,
  hostileRequests,
  Sender,
  usedMemory,
  type Answer,
  type HostileRequest,
} from '../__testUtils__/hostile';
import { companyWith } from '../__testUtils__/records';

jest.setTimeout(900_000);

/** Requests in all; both databases together make more than twenty thousand. */
const REQUESTS: Partial<Record<TestDatabaseId, number>> = {
  SQLITE_3: 20_000,
};
const ON_OTHERS = 3_000;
const BATCH = 25;
const AT_ONCE = 4;
/** Megabytes that the plugin may hold on to, between the half and the end. */
const GROWTH = 40;

const document = createOpenApiDocument({ serverUrl: '/', version: '0' });
const operations = Object.keys(contract) as OperationId[];

const isMutation = (operation: OperationId) => {
  const { method, readOnly }: Route = contract[operation];
  return method !== 'GET' && !readOnly;
};

function inBatches<T>(items: T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}

type Content = Record<string, string>;

function changed(before: Content, after: Content): string[] {
  return Object.keys(after).filter(table => after[table] !== before[table]);
}

/** As one line, for people. */
function told({ operation, method, path, headers, body }: HostileRequest) {
  return [
    operation,
    method,
    path.slice(0, 300),
    JSON.stringify(headers).slice(0, 200),
    body?.toString('latin1').slice(0, 300) ?? '',
  ].join(' ');
}

describe('hostile requests', () => {
  const databases = TestDatabases.create();
  const seed = jest.getSeed();

  it.each(databases.eachSupportedId())(
    'are refused, and change and break nothing, on %p',
    async databaseId => {
      const database = await databases.init(databaseId);
      const backend = await startContinuity({
        database,
        entities: companyWith(),
        config: { roles: { continuityManager: [ANNA, BORIS] } },
      });
      const sender = new Sender({
        port: backend.port,
        authorization: mockCredentials.user.header(ANNA),
      });
      const faults: string[] = [];
      const slowest: { ms: number; what: string }[] = [];
      const counts = { sent: 0, refused: 0, accepted: 0, closed: 0 };

      const sendAll = async (batch: HostileRequest[]): Promise<Answer[]> => {
        const answers: Answer[] = [];
        for (const few of inBatches(batch, AT_ONCE)) {
          answers.push(
            ...(await Promise.all(few.map(one => sender.send(one)))),
          );
        }
        answers.forEach((answer, index) => {
          const request = batch[index];
          counts.sent += 1;
          if (answer.status === null) counts.closed += 1;
          else if (answer.status < 400) counts.accepted += 1;
          else counts.refused += 1;
          slowest.push({ ms: answer.ms, what: told(request) });
          slowest.sort((a, b) => b.ms - a.ms).splice(8);
          const fault = faultOf(request, answer);
          if (fault) {
            faults.push(
              `${fault}: ${told(request)} => ${
                answer.status
              } ${answer.text.slice(0, 400)}`,
            );
          }
        });
        return answers;
      };

      /** What is written behind an answer is over when nothing changes any more. */
      const settled = async () => {
        for (let last = ''; ; ) {
          const now = await contentOf(database);
          if (JSON.stringify(now) === last) return now;
          last = JSON.stringify(now);
          await new Promise(resolve => setTimeout(resolve, 100));
        }
      };

      try {
        const known = await addKnown(backend);
        const each = Math.ceil(
          (REQUESTS[databaseId] ?? ON_OTHERS) / operations.length,
        );
        let content = await settled();
        let memory = 0;
        const started = Date.now();
        // First what cannot be right; what may be, and may change things, waits.
        const perhaps: HostileRequest[] = [];
        for (const [index, operation] of operations.entries()) {
          const arbitrary = hostileRequests(operation, document, known);
          const all = fc.sample(arbitrary, {
            seed: seed + index,
            numRuns: each,
          });
          const wrong = all.filter(
            one => one.mustRefuse || !isMutation(operation),
          );
          perhaps.push(...all.filter(one => !wrong.includes(one)));
          for (const batch of inBatches(wrong, BATCH)) await sendAll(batch);
          const after = await settled();
          faults.push(
            ...changed(content, after).map(
              table => `${operation} changed ${table}`,
            ),
          );
          content = after;
          if (index === Math.floor(operations.length / 2)) {
            memory = usedMemory();
          }
        }
        const growth = usedMemory() - memory;
        for (const batch of inBatches(perhaps, BATCH)) {
          const answers = await sendAll(batch);
          const isDone = answers.some(
            ({ status }) => status === null || status < 400,
          );
          const after = isDone ? await settled() : await contentOf(database);
          if (!isDone) {
            faults.push(
              ...changed(content, after).map(
                table => `${batch.map(told)} changed ${table}`,
              ),
            );
          }
          content = after;
        }
        console.info(
          [
            `${databaseId}, seed ${seed}: ${JSON.stringify(counts)} in ${
              Date.now() - started
            } ms, ${
              perhaps.length
            } that may be right; memory grew by ${growth.toFixed(1)} MB`,
            ...slowest.map(
              ({ ms, what }) => `${ms.toFixed(0)} ms ${what.slice(0, 250)}`,
            ),
          ].join('\n'),
        );
        expect(faults.slice(0, 20)).toEqual([]);
        expect(growth).toBeLessThan(GROWTH);
        expect(Object.keys(Object.prototype)).toEqual([]);
        expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
        await backend.api(ANNA).getState();
      } finally {
        sender.close();
        await backend.stop();
      }
    },
  );
});

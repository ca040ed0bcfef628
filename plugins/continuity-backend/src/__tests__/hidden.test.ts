import {
  TestDatabases,
  type TestDatabaseId,
} from '@backstage/backend-test-utils';
import {
  contract,
  type OperationId,
} from '@backstage-continuity/plugin-continuity-common';
import { bodyOf, changeOf, changing, idKindOf } from '../__testUtils__/changes';
import { CHECKOUT } from '../__testUtils__/company';
import {
  answerTo,
  hidingPolicies,
  questionsIn,
  startHiding,
  tells,
  write,
} from '../__testUtils__/hiddenBackend';
import {
  HIDDEN_GROUP,
  HIDDEN_USER,
  hiddenEntities,
  ofHiddenOnes,
  VAULT,
  VAULT_FUNCTION,
} from '../__testUtils__/hiddenWorld';

jest.setTimeout(300_000);

const SQLITE: TestDatabaseId = 'SQLITE_3';

/** The name within a ref, which paths hold. */
const nameOf = (ref: string) => ref.slice(ref.indexOf('/') + 1);

describe('what the catalog hides', () => {
  const databases = TestDatabases.create({ ids: [SQLITE] });
  const running: (() => Promise<void>)[] = [];
  afterEach(async () => {
    await Promise.all(running.splice(0).map(stop => stop()));
  });

  async function start(
    decisions: Parameters<typeof startHiding>[1],
    options: Parameters<typeof startHiding>[2],
  ) {
    const database = await databases.init(SQLITE);
    const world = await startHiding(database, decisions, options);
    running.push(world.stop);
    return world;
  }

  it.each(hidingPolicies)(
    'is like what does not exist, whatever is asked: %s',
    async (_, decisions, each) => {
      const hidden = hiddenEntities({ linked: false });
      const [withThem, without] = [
        await start(decisions, { linked: false, hidden }),
        await start(decisions, { linked: false, hidden: [] }),
      ];
      const unseen = await write(withThem, ofHiddenOnes);
      // In the world without them the same ids are of nothing.
      const counterparts = questionsIn(without, unseen, each);
      const differing: unknown[] = [];
      const failed: unknown[] = [];
      for (const [index, question] of questionsIn(
        withThem,
        unseen,
        each,
      ).entries()) {
        const there = await answerTo(withThem, question);
        const here = await answerTo(without, counterparts[index]);
        if (Number(there.slice(0, 3)) >= 500) failed.push(question);
        if (!question.counts && worldless(there) !== worldless(here)) {
          differing.push([question, worldless(there), worldless(here)]);
        }
        if (tells(question, there)) differing.push([question, there]);
      }
      expect(differing).toEqual([]);
      expect(failed).toEqual([]);
    },
  );

  it.each(hidingPolicies)(
    'is not named where it matters to what is seen: %s',
    async (_, decisions) => {
      const hidden = hiddenEntities({ linked: true });
      const world = await start(decisions, { linked: true, hidden });
      const unseen = await write(world, ofHiddenOnes);
      const telling: unknown[] = [];
      for (const question of questionsIn(world, unseen, 'route')) {
        const answer = await answerTo(world, question);
        if (tells(question, answer)) telling.push([question, answer]);
      }
      expect(telling).toEqual([]);
    },
  );

  it.each(hidingPolicies)(
    'is refused like what does not exist, whatever is changed: %s',
    async (_, decisions) => {
      const hidden = hiddenEntities({ linked: false });
      const world = await start(decisions, { linked: false, hidden });
      const unseen = await write(world, ofHiddenOnes);
      const ask = async (change: ReturnType<typeof changeOf>, name: string) => {
        const { method, path, body } = change;
        const { status, text } = await world.call(method, path).send(body);
        const short = (each: string) =>
          each.replaceAll(name, 'NAME').replaceAll(nameOf(name), 'NAME');
        return [short(path), status, short(text)];
      };
      const differing: unknown[] = [];
      const compare = async (
        changeFor: (name: string) => ReturnType<typeof changeOf>,
        name: string,
        nothing: string,
      ) => {
        const answer = await ask(changeFor(name), name);
        const expected = await ask(changeFor(nothing), nothing);
        if (JSON.stringify(answer) !== JSON.stringify(expected)) {
          differing.push([answer, expected]);
        }
        return answer[1];
      };
      const answers = new Set<string>();
      for (const operation of changing) {
        const { path } = contract[operation];
        const kind = idKindOf(path);
        const about = (entityRef: string, id: string) =>
          changeOf(operation, { entityRef, id });
        const isNamed = JSON.stringify(about(VAULT, '')).includes(
          nameOf(VAULT),
        );
        if (isNamed && !kind) {
          const nothing = 'component:default/nothing';
          const answer = await compare(ref => about(ref, ''), VAULT, nothing);
          answers.add(`${operation} ${answer}`);
        }
        for (const id of kind ? unseen[kind] : []) {
          const nothing = id.replace(/^.{8}/, '00000000');
          const answer = await compare(
            name => about(CHECKOUT, name),
            id,
            nothing,
          );
          answers.add(`${operation} ${answer}`);
        }
      }
      expect([...answers].filter(one => !one.endsWith(' 404'))).toEqual([]);
      const { written } = world;
      const saying = (
        operation: OperationId,
        id: string,
        body: (ref: string) => object,
      ) => [
        (ref: string) => ({
          ...changeOf(operation, { entityRef: CHECKOUT, id }),
          body: { ...bodyOf(operation), ...body(ref) },
        }),
      ];
      for (const [ref, nothing] of [
        [HIDDEN_GROUP, 'group:default/nothing'],
        [HIDDEN_USER, 'user:default/nothing'],
        [VAULT, 'component:default/nothing'],
        [VAULT_FUNCTION, 'vitalbusinessfunction:default/nothing'],
        [unseen.records[0], written.feeds[0]],
      ]) {
        for (const [changeFor] of [
          saying('createTest', '', owner => ({ owner })),
          saying('createTest', '', one => ({ entityRefs: [CHECKOUT, one] })),
          saying('changeTest', written.tests[0], owner => ({ owner })),
          saying('createCalendarFeed', '', subjectRef => ({ subjectRef })),
          saying('createRecord', '', subjectRef => ({ subjectRef })),
          saying('createRecord', '', copyFrom => ({ copyFrom })),
          saying('startDraft', written.records[0], copyFrom => ({ copyFrom })),
          saying('putRecordPeople', written.records[0], ownOwnerRef => ({
            ownOwnerRef,
          })),
          saying('putRecordPeople', written.records[0], one => ({
            circulation: [one],
          })),
          saying('putRecordPeople', written.records[0], one => ({
            contributors: [{ ref: one, sections: [] }],
          })),
        ]) {
          await compare(changeFor, ref, nothing);
        }
      }
      expect(differing).toEqual([]);
    },
  );
});

/** The answer without ids and instants, which differ from world to world. */
function worldless(answer: string): string {
  return answer
    .replace(/"nextCursor":"[^"]+"/g, '"nextCursor":"…"')
    .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'ID')
    .replace(/"id":"\d+"/g, '"id":"ID"')
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z|\d{8}T\d{6}Z/g, 'AT')
    .replace(/\d+\s+\w{3}\s+\d{4},\s+\d\d:\d\d\s+UTC/g, 'AT');
}

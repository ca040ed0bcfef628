import { TestDatabases } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import {
  contract,
  type OperationId,
} from '@backstage-continuity/plugin-continuity-common';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  readableIf,
  startContinuity,
  type Decisions,
} from '../__testUtils__/backend';
import {
  ANNA,
  BORIS,
  CARLA,
  CHECKOUT,
  ORDERS,
  WEB,
} from '../__testUtils__/company';
import {
  addEverything,
  HIDDEN_GROUP,
  HIDDEN_USER,
  HIDDEN_SYSTEM,
  hiddenEntities,
  MARK,
  ofHiddenOnes,
  ofVisible,
  VAULT,
  VAULT_FUNCTION,
  visibleEntities,
  type Written,
} from '../__testUtils__/hiddenWorld';
import { bodyOf, changeOf, changing, idKindOf } from '../__testUtils__/changes';
import { ANALYSIS, RISKS, STRATEGY } from '../__testUtils__/records';
import { questionsAbout, type Question } from '../__testUtils__/questions';

jest.setTimeout(300_000);

const DORA = 'user:default/dora';

/** The name within a ref, which paths hold. */
const nameOf = (ref: string) => ref.slice(ref.indexOf('/') + 1);

/** In each of these ways a policy hides what is hidden from Anna. */
const policies: [string, Decisions, 'parameter' | 'route'][] = [
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

type World = Awaited<ReturnType<typeof startContinuity>> & {
  written: Written;
  token: string;
};

describe('what the catalog hides', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
  const running: (() => Promise<void>)[] = [];
  afterEach(async () => {
    await Promise.all(running.splice(0).map(stop => stop()));
  });

  async function start(
    decisions: Decisions,
    options: { linked: boolean; hidden: Entity[] },
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
      database: await databases.init('SQLITE_3'),
      config: {
        roles: { continuityManager: [ANNA] },
        records: {
          approvers: Object.fromEntries(
            [ANALYSIS, STRATEGY, RISKS].map(type => [type, [BORIS, DORA]]),
          ),
        },
      },
      policy: { [ANNA]: decisions },
    });
    running.push(backend.stop);
    const { url } = await backend
      .api(ANNA)
      .createCalendarFeed({ body: { subjectRef: WEB } });
    return {
      ...backend,
      token: url.slice(url.lastIndexOf('/') + 1),
      written: await write(backend, ofVisible),
    };
  }

  it.each(policies)(
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

  it.each(policies)(
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

  it.each(policies)(
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

/** Whether the answer names what is hidden, and the question did not. */
function tells({ path, body }: Question, answer: string): boolean {
  const names = (text: string) =>
    text.toLocaleLowerCase('en-US').includes(MARK);
  return names(answer) && !names(path + JSON.stringify(body ?? ''));
}

function write(
  { api }: Pick<World, 'api'>,
  about: typeof ofVisible & { together?: string[] },
) {
  const [author, ...approvers] = [CARLA, BORIS, DORA].map(api);
  return addEverything({ author, approvers, ...about });
}

function questionsIn(
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
  // The same is in a PDF as in Markdown, but cannot be read there.
  return questionsAbout(known, { each }).filter(
    ({ accept }) => accept !== 'application/pdf',
  );
}

async function answerTo(
  { call }: World,
  { method, path, accept, body }: Question,
): Promise<string> {
  const { status, headers, text } = await call(method, path)
    .set('Accept', accept)
    .send(body);
  return `${status} ${headers['content-type']} ${text}`;
}

/** The answer without ids and instants, which differ from world to world. */
function worldless(answer: string): string {
  return answer
    .replace(/"nextCursor":"[^"]+"/g, '"nextCursor":"…"')
    .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'ID')
    .replace(/"id":"\d+"/g, '"id":"ID"')
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z|\d{8}T\d{6}Z/g, 'AT')
    .replace(/\d+ \w{3} \d{4}, \d\d:\d\d UTC/g, 'AT');
}

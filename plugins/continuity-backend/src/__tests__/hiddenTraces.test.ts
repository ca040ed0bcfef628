import { TestDatabases } from '@backstage/backend-test-utils';
import type { ContinuityApi } from '@backstage-continuity/plugin-continuity-common';
import type { Knex } from 'knex';
import { ANNA, BORIS } from '../__testUtils__/company';
import {
  answerTo,
  hidingPolicies,
  questionsIn,
  startHiding,
  tells,
  write,
  type World,
} from '../__testUtils__/hiddenBackend';
import {
  HIDDEN_GROUP,
  HIDDEN_USER,
  hiddenEntities,
  MARK,
  ofHiddenOnes,
  VAULT,
  VAULT_FUNCTION,
} from '../__testUtils__/hiddenWorld';
import type { Question } from '../__testUtils__/questions';
import { ANALYSIS } from '../__testUtils__/records';
import { Inbox } from '../reminders/__testUtils__/room';

jest.setTimeout(300_000);

/** As long as the mark, and of nothing. */
const NOBODY = 'nihil';
const PAGES_AT_MOST = 100;

const unmarked = (text: string) => text.replaceAll(NOBODY, MARK);

/** What a sheet of Anna's that is about this comes to, and how it is refused. */
async function reportOf(anna: ContinuityApi, cells: string[]) {
  const lines = ['subject;owner', ...cells.map(cell => `${cell};${cell}`)];
  const { id, mapping } = await anna.createRecordImport({
    body: {
      type: ANALYSIS,
      fileName: 'a.csv',
      content: Buffer.from(lines.join('\n')).toString('base64'),
    },
  });
  await anna.putRecordImportMapping({ params: { id }, body: mapping });
  for (;;) {
    const { state, report } = await anna.getRecordImport({ params: { id } });
    if (!/ing$/.test(state)) {
      const { items } = await anna.listRecordImportSubjects({ params: { id } });
      return JSON.stringify([state, report, items]);
    }
    await new Promise(resolve => setTimeout(resolve, 20));
  }
}

/** The statements that a question leads to. */
async function statementsOf(
  database: Knex,
  ask: () => Promise<unknown>,
): Promise<string[]> {
  const statements: string[] = [];
  const note = ({ sql }: { sql: string }) => statements.push(sql);
  database.on('query', note);
  try {
    await ask();
  } finally {
    database.removeListener('query', note);
  }
  return statements;
}

describe('what the catalog hides leaves no trace', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
  let world: World | undefined;
  afterEach(async () => {
    await world?.stop();
    world = undefined;
  });

  async function start(
    decisions: Parameters<typeof startHiding>[1],
    options: { linked: boolean; notifications?: Inbox },
  ) {
    world = await startHiding(await databases.init('SQLITE_3'), decisions, {
      hidden: hiddenEntities(options),
      ...options,
    });
    return { world, unseen: await write(world, ofHiddenOnes) };
  }

  it.each(hidingPolicies)(
    'on any page of a list, nor in what leads to the next: %s',
    async (_, decisions) => {
      const started = await start(decisions, { linked: true });
      const lists = questionsIn(started.world, started.unseen, 'parameter')
        .filter(({ path }) => /[?&]limit=1$/.test(path))
        .filter(({ accept }) => accept === 'application/json');
      const telling: unknown[] = [];
      let pages = 0;
      for (const list of lists) {
        let cursor: string | null = null;
        for (let page = 0; page < PAGES_AT_MOST; page++) {
          const question: Question = {
            ...list,
            path: cursor === null ? list.path : `${list.path}&cursor=${cursor}`,
          };
          const answer = await answerTo(started.world, question);
          if (tells(list, answer)) telling.push([question, answer]);
          cursor = /"nextCursor":"([^"]+)"/.exec(answer)?.[1] ?? null;
          pages += 1;
          if (cursor === null) break;
        }
        expect([list.path, cursor]).toEqual([list.path, null]);
      }
      expect(telling).toEqual([]);
      expect(pages).toBeGreaterThan(2 * lists.length);
    },
  );

  it.each(hidingPolicies)(
    'in a PDF that shows what is seen: %s',
    async (_, decisions) => {
      const started = await start(decisions, { linked: true });
      const documents = questionsIn(
        started.world,
        started.unseen,
        'route',
      ).filter(({ accept }) => accept === 'application/pdf');
      const answers = await Promise.all(
        documents.map(question => answerTo(started.world, question)),
      );
      expect(answers.filter((text, at) => tells(documents[at], text))).toEqual(
        [],
      );
      const shown = answers.filter(text => text.startsWith('200 '));
      // As a check of the check.
      expect(shown.length).toBeGreaterThan(2);
      expect(shown.filter(text => text.includes('plain')).length).toBe(
        shown.length,
      );
    },
  );

  it.each(hidingPolicies)(
    'in what a spreadsheet that names it comes to: %s',
    async (_, decisions) => {
      const started = await start(decisions, { linked: false });
      const anna = started.world.api(ANNA);
      const names = [
        VAULT,
        VAULT_FUNCTION,
        HIDDEN_GROUP,
        HIDDEN_USER,
        `${MARK}-vault`,
        `The ${MARK} Component`,
        `the ${MARK} vitalbusinessfunction`,
        `${MARK}-team`,
      ];
      const report = await reportOf(anna, names);
      const nothing = await reportOf(
        anna,
        names.map(name => name.replace(MARK, NOBODY)),
      );
      expect(report).toContain('expected');
      expect(report).toBe(unmarked(nothing));
    },
  );

  it.each(hidingPolicies)(
    'in what people are told of what is seen: %s',
    async (_, decisions) => {
      const inbox = new Inbox();
      const started = await start(decisions, {
        linked: true,
        notifications: inbox,
      });
      const { api, scheduler, written } = started.world;
      for (const id of written.records) {
        await api(BORIS)
          .remindOfRecord({ params: { id } })
          // Of one that was never approved nobody is reminded.
          .catch(() => {});
      }
      await scheduler.triggerTask('posture-sweep');
      await scheduler.triggerTask('reminders-due');
      await scheduler.triggerTask('reminders');
      const told = inbox.take();
      const ofSeen = told.filter(({ payload }) =>
        written.records.some(id => payload.link?.includes(id)),
      );
      expect(ofSeen.length).toBeGreaterThan(written.records.length);
      expect(
        ofSeen.filter(notice =>
          JSON.stringify(notice).toLocaleLowerCase('en-US').includes(MARK),
        ),
      ).toEqual([]);
    },
  );

  it.each(hidingPolicies)(
    'in how long an answer takes: %s',
    async (_, decisions) => {
      const started = await start(decisions, { linked: false });
      const nothing = (text: string) => text.replaceAll(MARK, NOBODY);
      const questions = questionsIn(started.world, started.unseen, 'parameter')
        // A list that is filtered by it also reads what is written about it.
        .filter(({ path }) => path.split('?')[0].includes(MARK));
      // The first asks the catalog what may be shown, for some time.
      await started.world.call('get', '/entities');
      const differing: unknown[] = [];
      for (const question of questions) {
        const { database } = started.world;
        const [there, here] = [
          await statementsOf(database, () => answerTo(started.world, question)),
          await statementsOf(database, () =>
            answerTo(started.world, {
              ...question,
              path: nothing(question.path),
            }),
          ),
        ];
        if (JSON.stringify(there) !== JSON.stringify(here)) {
          differing.push([question.path, there, here]);
        }
      }
      expect(questions.length).toBeGreaterThan(10);
      expect(differing).toEqual([]);
    },
  );
});

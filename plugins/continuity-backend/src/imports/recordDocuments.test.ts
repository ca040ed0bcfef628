import {
  TestDatabases,
  type TestDatabaseId,
} from '@backstage/backend-test-utils';
import { importRequestSchema } from '@backstage-continuity/plugin-continuity-common';
import { stringify } from 'yaml';
import { CHECKOUT, TILL } from '../__testUtils__/company';
import {
  ANALYSIS,
  analysisContent,
  checkout,
  companyWith,
  HOUR,
} from '../__testUtils__/records';
import { ClassificationService } from '../inventory';
import {
  ADA,
  ada,
  ANNA,
  anna,
  BORIS,
  boris,
  recordsRoom,
} from '../records/__testUtils__/room';
import { ImportService } from './ImportService';

jest.setTimeout(120_000);

const SOURCE = 'https://example.org/continuity.yaml';

const documentOf = (key: string, spec: object) =>
  `---\n${stringify({
    apiVersion: 'continuity/v1alpha1',
    kind: 'BusinessImpactAnalysis',
    metadata: { key },
    spec,
  })}`;

/** An analysis that is written at its source. */
const asCode = (content: object, more: object = {}) =>
  documentOf('checkout', {
    subjectRef: CHECKOUT,
    content,
    author: ADA,
    approvedBy: ANNA,
    approvedAt: '2026-05-01T10:00:00Z',
    ...more,
  });

const written = (content: object, day: string, more: object = {}) => ({
  content,
  author: ADA,
  writtenAt: `${day}T08:00:00Z`,
  ...more,
});
const submitted = (content: object, day: string, more: object = {}) =>
  written(content, day, { submittedAt: `${day}T09:00:00Z`, ...more });
const approvals = (day: string) => [
  { at: `${day}T10:00:00Z`, by: ANNA },
  { at: `${day}T11:00:00Z`, by: BORIS, note: 'Agreed' },
];

describe('documents of records', () => {
  const databases = TestDatabases.create();

  async function start(databaseId: TestDatabaseId) {
    const room = await recordsRoom(await databases.init(databaseId));
    const documents = ImportService.create({
      ...room,
      classifications: ClassificationService.create(room),
    });
    const take = (content: string, target: string | null = null) =>
      documents.run(
        importRequestSchema.parse({ files: [{ name: 'a.yaml', content }] }),
        target,
      );
    /** The one record there is. */
    const only = async () => {
      const { items } = await room.records.queries.list(ada, { limit: 10 });
      expect(items).toHaveLength(1);
      return room.records.detail(ada, items[0].id);
    };
    return { ...room, take, only };
  }

  it.each(databases.eachSupportedId())(
    'are edited at their source, and revised by it, %p',
    async databaseId => {
      const { records, take, only, fails, seen } = await start(databaseId);
      expect(await take(asCode(analysisContent()), SOURCE)).toMatchObject({
        created: 1,
        errors: [],
      });
      const first = await only();
      expect(first).toMatchObject({
        state: 'approved',
        origin: { target: SOURCE, key: 'checkout' },
        approvedAt: '2026-05-01T10:00:00.000Z',
        revisions: [{ revision: 1, state: 'approved', author: ADA }],
      });
      // It says nothing of what it rested on, so that it rests on what is now.
      expect(first.stale).toBeNull();
      expect(await fails(CHECKOUT, 'analysis.missing')).toBe(false);

      const locked = {
        name: 'ConflictError',
        message: expect.stringContaining(SOURCE),
      };
      const { id } = first;
      expect(first.may).not.toEqual(expect.arrayContaining(['edit']));
      await expect(
        records.drafts.start(ada, id, undefined),
      ).rejects.toMatchObject(locked);
      await expect(
        records.drafts.save(ada, id, { version: 1, content: {} }),
      ).rejects.toMatchObject(locked);
      await expect(
        records.upkeep.retire(ada, id, 'Gone'),
      ).rejects.toMatchObject(locked);
      // The source says who owns and reads it, and would say it again.
      await expect(
        records.upkeep.putPeople(ada, id, {
          version: 0,
          ownOwnerRef: ANNA,
          contributors: [],
          circulation: [],
        }),
      ).rejects.toMatchObject(locked);
      expect(first.may).not.toContain('manage-people');
      // What people make of it goes on here.
      await records.upkeep.confirm(anna, id, await seen(id));
      await records.upkeep.acknowledge(boris, id, await seen(id));

      const unchanged = await take(asCode(analysisContent()), SOURCE);
      expect(unchanged).toMatchObject({ unchanged: 1, applied: false });
      const changed = await take(
        asCode(analysisContent({ rto: 2 * HOUR }), {
          approvedAt: '2026-05-20T10:00:00Z',
        }),
        SOURCE,
      );
      expect(changed).toMatchObject({ updated: 1, errors: [] });
      expect(await only()).toMatchObject({
        id,
        approvedRevision: 2,
        lastReviewedAt: '2026-05-20T10:00:00.000Z',
        revisions: [
          { revision: 2, state: 'approved' },
          { revision: 1, state: 'superseded' },
        ],
      });
    },
  );

  it.each(databases.eachSupportedId())(
    'keep what is known of them where only others than the content changed, %p',
    async databaseId => {
      const { records, take, only, sync, seen } = await start(databaseId);
      await take(asCode(analysisContent()), SOURCE);
      await sync(companyWith(checkout({ location: { site: 'east' } })));
      expect((await only()).stale).not.toBeNull();
      // Who reads it makes it no fresher.
      await take(asCode(analysisContent(), { circulation: [ANNA] }), SOURCE);
      const { id, stale, revisions, circulation } = await only();
      expect(stale?.changes).toMatchObject([{ facet: 'location' }]);
      expect(revisions).toHaveLength(1);
      expect(circulation.recipients).toEqual([ANNA]);
      await records.upkeep.confirm(anna, id, await seen(id));
      const { lastReviewedAt } = await only();
      await take(asCode(analysisContent(), { circulation: [BORIS] }), SOURCE);
      expect(await only()).toMatchObject({ stale: null, lastReviewedAt });
    },
  );

  it.each(databases.eachSupportedId())(
    'become edited at their source when they come from one, %p',
    async databaseId => {
      const { take, only } = await start(databaseId);
      const document = asCode(analysisContent());
      await take(document);
      expect((await only()).origin).toBeNull();
      expect((await only()).may).toContain('edit');
      expect(await take(document, SOURCE)).toMatchObject({ updated: 1 });
      expect((await only()).origin).toMatchObject({ target: SOURCE });
      expect((await only()).revisions).toHaveLength(1);
    },
  );

  it.each(databases.eachSupportedId())(
    'bring their history, which lives on here, %p',
    async databaseId => {
      const room = await start(databaseId);
      const { records, take, only, kindsOf } = room;
      const history = (more: object = {}) =>
        documentOf('checkout', {
          subjectRef: CHECKOUT,
          ownerRef: 'group:default/stores',
          circulation: [ANNA, BORIS],
          contributors: [{ ref: BORIS, sections: ['impact'] }],
          revisions: [
            submitted(analysisContent({ rto: 3 * HOUR }), '2025-01-10', {
              approvals: approvals('2025-01-10'),
            }),
            submitted(analysisContent({ rto: 0 }), '2025-06-10', {
              returned: {
                at: '2025-06-11T08:00:00Z',
                by: BORIS,
                comments: [{ section: 'objectives', body: 'Too little' }],
              },
            }),
            submitted(analysisContent(), '2026-01-10', {
              note: 'After the move',
              approvals: approvals('2026-01-10'),
            }),
            written(analysisContent({ rto: 2 * HOUR }), '2026-05-10'),
          ],
          confirmations: [{ at: '2026-04-10T10:00:00Z', by: ANNA }],
          acknowledgements: [{ at: '2026-01-12T10:00:00Z', by: ANNA }],
          ...more,
        });
      expect(await take(history())).toMatchObject({ created: 1, errors: [] });
      const record = await only();
      expect(record).toMatchObject({
        state: 'approved',
        ownerRef: 'group:default/stores',
        origin: null,
        approvedRevision: 3,
        approvedAt: '2026-01-10T11:00:00.000Z',
        lastReviewedAt: '2026-04-10T10:00:00.000Z',
        open: { revision: 4, state: 'draft' },
        comments: [{ revision: 2, section: 'objectives', author: BORIS }],
        contributors: [{ ref: BORIS, sections: ['impact'] }],
      });
      expect(
        record.revisions.map(({ revision, state }) => [revision, state]),
      ).toEqual([
        [4, 'draft'],
        [3, 'approved'],
        [2, 'discarded'],
        [1, 'superseded'],
      ]);
      expect(record.circulation.people).toMatchObject([
        { ref: ANNA, acknowledgedAt: '2026-01-12T10:00:00.000Z' },
        { ref: BORIS, acknowledgedAt: null },
      ]);
      const { id } = record;
      expect(await kindsOf(id)).toEqual([
        'created',
        'submitted',
        'level-approved',
        'approved',
        'draft-started',
        'submitted',
        'returned',
        'draft-started',
        'submitted',
        'level-approved',
        'approved',
        'confirmed',
        'draft-started',
      ]);
      // What counts is what was approved last, beside the draft.
      const [required] = await room.database('posture').where({
        entity_ref: CHECKOUT,
      });
      expect(JSON.parse(required.detail).objectives.rto.required).toMatchObject(
        { seconds: HOUR },
      );

      // Nobody touched it yet: a document that says more is taken up.
      const more = history({ circulation: [ANNA] });
      expect(await take(more)).toMatchObject({ updated: 1 });
      expect((await only()).revisions).toHaveLength(4);
      expect(await kindsOf(id)).toHaveLength(13);
      // From now on people go on with it.
      await records.approvals.submit(ada, id, { version: 1 });
      expect(await take(more)).toMatchObject({ unchanged: 1 });
      const refused = await take(history({ circulation: [] }));
      expect(refused).toMatchObject({ applied: false, rejected: 1 });
      expect(refused.errors[0]).toMatchObject({
        path: 'spec',
        expected: expect.stringContaining('people changed it'),
      });
    },
  );

  it.each<[string, object, object]>([
    ['a draft', { rto: HOUR }, { state: 'draft', submittedAt: null }],
    ['in review', { submitted: true }, { state: 'in-review' }],
    [
      'in review at the second level',
      { submitted: true, approvals: approvals('2026-01-10').slice(0, 1) },
      { state: 'in-review' },
    ],
    [
      'returned',
      {
        submitted: true,
        returned: {
          at: '2026-01-11T08:00:00Z',
          by: BORIS,
          comments: [{ body: 'No' }],
        },
      },
      { state: 'returned' },
    ],
    [
      'approved',
      { submitted: true, approvals: approvals('2026-01-10') },
      { state: 'approved' },
    ],
  ])('come as %s', async (_, given, expected) => {
    const { take, only } = await start('SQLITE_3');
    const {
      submitted: isSubmitted,
      rto: __,
      ...more
    } = given as {
      submitted?: boolean;
      rto?: number;
    };
    const revision = (isSubmitted ? submitted : written)(
      analysisContent(),
      '2026-01-10',
      more,
    );
    const report = await take(
      documentOf('checkout', { subjectRef: CHECKOUT, revisions: [revision] }),
    );
    expect(report).toMatchObject({ created: 1, errors: [] });
    const record = await only();
    expect(record.revisions).toMatchObject([expected]);
    expect(record.state).toBe((expected as { state: string }).state);
  });

  it('come as retired, beside which there is room for another', async () => {
    const { records, take, only } = await start('SQLITE_3');
    await take(
      documentOf('old', {
        subjectRef: CHECKOUT,
        revisions: [
          submitted(analysisContent(), '2024-01-10', {
            approvals: approvals('2024-01-10'),
          }),
        ],
        retired: { at: '2025-01-10T08:00:00Z', by: ANNA, note: 'Replaced' },
      }),
    );
    expect((await only()).state).toBe('retired');
    await records.drafts.create(ada, {
      type: ANALYSIS,
      subjectRef: CHECKOUT,
    });
  });

  it('are stale from the first where they say what they rested on', async () => {
    const { take, only } = await start('SQLITE_3');
    await take(
      asCode(analysisContent(), { restedOn: { owner: 'group:default/old' } }),
      SOURCE,
    );
    expect((await only()).stale?.changes).toMatchObject([
      {
        facet: 'owner',
        before: 'group:default/old',
        after: 'group:default/web',
      },
    ]);
  });

  it('that are wrong name file, line, path and what is expected', async () => {
    const { take, records } = await start('SQLITE_3');
    const [first] = (
      await take(
        asCode({
          ...analysisContent(),
          minimumService: { description: 'By phone', percent: 160 },
        }),
        SOURCE,
      )
    ).errors;
    expect(first).toMatchObject({
      file: 'a.yaml',
      path: 'spec.content.minimumService.percent',
      value: '160',
    });
    expect(first.line).toBeGreaterThan(100);
    const wrong = async (document: string) => (await take(document)).errors[0];
    expect(
      await wrong(
        documentOf('a', {
          subjectRef: CHECKOUT,
          revisions: [
            submitted(analysisContent(), '2026-01-10'),
            written({ summary: 5 }, '2026-01-11'),
          ],
        }),
      ),
    ).toMatchObject({ path: 'spec.revisions[1].content.summary', value: '5' });
    expect(
      await wrong(documentOf('a', { subjectRef: CHECKOUT })),
    ).toMatchObject({ path: 'spec', expected: expect.any(String) });
    // One of a type about a subject, wherever it is written.
    await records.drafts.create(ada, { type: ANALYSIS, subjectRef: TILL });
    expect(
      await wrong(asCode(analysisContent(), { subjectRef: TILL })),
    ).toMatchObject({
      path: 'spec.subjectRef',
      expected: expect.stringContaining('written here'),
    });
  });

  it('have keys as long as those of other documents', async () => {
    const [longest] = databases.eachSupportedId();
    const { take } = await start(longest[0] as TestDatabaseId);
    const document = documentOf('k'.repeat(200), {
      subjectRef: CHECKOUT,
      revisions: [written(analysisContent(), '2026-01-10')],
    });
    expect(await take(document)).toMatchObject({ created: 1, errors: [] });
  });
});

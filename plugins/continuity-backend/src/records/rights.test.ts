import {
  TestDatabases,
  type TestDatabaseId,
} from '@backstage/backend-test-utils';
import type { ContinuityPolicy } from '@backstage-continuity/plugin-continuity-common';
import { accessOf } from '../__testUtils__/access';
import {
  BASKET,
  CHECKOUT,
  ORDERS,
  STORES,
  TILL,
  WEB,
} from '../__testUtils__/company';
import { memoTypes, saying } from './__testUtils__/memo';
import {
  ADA,
  ada,
  ANNA,
  anna,
  BORIS,
  boris,
  policyOf,
  recordsRoom,
} from './__testUtils__/room';

jest.setTimeout(120_000);

const forbidden = (message: string) => ({
  name: 'NotAllowedError',
  message: expect.stringContaining(message),
});

describe('who may do what to a record', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
  const start = async (policy?: ContinuityPolicy) => {
    const database = await databases.init('SQLITE_3' as TestDatabaseId);
    return recordsRoom(database, { types: memoTypes, policy });
  };
  const withApprovers = (memo: string[], more = {}) =>
    policyOf({ approvers: { memo }, ...more });

  it('separates who wrote from who approves, over all who wrote', async () => {
    const { records, write, save, submit, seen } = await start();
    const id = await write('memo', CHECKOUT, saying('a'));
    await save(id, saying('b'), anna);
    await submit(id, boris);
    const decision = await seen(id);
    for (const access of [ada, anna, boris]) {
      const detail = await records.detail(access, id);
      expect(detail.may).not.toContain('approve');
      expect(detail.mayNotApprove).toMatch(/wrote or submitted|is for/);
      await expect(
        records.approvals.approve(access, id, decision),
      ).rejects.toMatchObject({ name: 'NotAllowedError' });
    }
    const paul = accessOf('user:default/paul', { groups: [WEB] });
    expect((await records.detail(paul, id)).may).toContain('approve');
    await records.approvals.approve(paul, id, decision);
    // The manager handed it in himself.
    await expect(
      records.approvals.approve(boris, id, decision),
    ).rejects.toMatchObject(forbidden('wrote or submitted'));
  });

  it('lets who wrote approve where the policy does not separate', async () => {
    const { records, save, submit, seen, write } = await start(
      policyOf({ separateDuties: false }),
    );
    const id = await write('memo', TILL, saying('a'));
    await save(id, saying('b'), boris);
    await submit(id, boris);
    await records.approvals.approve(boris, id, await seen(id));
    expect((await records.detail(ada, id)).state).toBe('approved');
  });

  it('asks each level of another person, and no program', async () => {
    const { records, submit, seen, write } = await start(
      withApprovers([WEB, WEB]),
    );
    const id = await write('memo', CHECKOUT, saying('a'));
    await submit(id);
    const decision = await seen(id);
    await expect(
      records.approvals.approve(
        accessOf('service:default/robot', { groups: [WEB] }),
        id,
        decision,
      ),
    ).rejects.toMatchObject(forbidden('Only a person'));
    await records.approvals.approve(anna, id, decision);
    await expect(
      records.approvals.approve(anna, id, decision),
    ).rejects.toMatchObject(forbidden('another person'));
  });

  it.each([
    ['the owner', ['owner'], anna],
    ['a role of the policy', ['continuityManager'], boris],
    ['a user', [BORIS], boris],
    ['a group', [STORES], boris],
    [
      'whoever may, where nobody has the role',
      ['riskManager'],
      accessOf('user:default/paul'),
    ],
  ])('asks %s for approval', async (_, approvers, right) => {
    const { records, submit, seen, write } = await start(
      withApprovers(approvers),
    );
    const id = await write('memo', CHECKOUT, saying('a'));
    await submit(id);
    const decision = await seen(id);
    const others = [anna, boris, accessOf('user:default/lou')].filter(
      access => access.actor !== right.actor && approvers[0] !== 'riskManager',
    );
    for (const other of others) {
      await expect(
        records.approvals.approve(other, id, decision),
      ).rejects.toMatchObject(forbidden('This level is for'));
      expect((await records.queries.duties(other)).toApprove).toEqual([]);
    }
    const lacking = accessOf(right.actor, {
      groups: await right.ownershipRefs(),
      lacks: ['continuity.record.approve'],
    });
    expect((await records.detail(lacking, id)).mayNotApprove).toContain(
      'continuity.record.approve',
    );
    expect(
      (await records.queries.duties(right)).toApprove.map(one => one.id),
    ).toEqual([id]);
    await records.approvals.approve(right, id, decision);
  });

  it('asks as many levels as the tier does', async () => {
    const { records, submit, write } = await start(
      withApprovers(['owner', BORIS]),
    );
    const levelsOf = async (ref: string) => {
      const id = await write('memo', ref, saying('a'));
      await submit(id);
      const { state, revisions } = await records.detail(ada, id);
      return [
        state,
        revisions[0].approval?.levels.map(({ role, people }) => [role, people]),
      ];
    };
    expect(await levelsOf(BASKET)).toEqual(['approved', []]);
    expect(await levelsOf(TILL)).toEqual(['in-review', [['owner', [STORES]]]]);
    const two = [
      ['owner', [WEB]],
      [BORIS, [BORIS]],
    ];
    expect(await levelsOf(CHECKOUT)).toEqual(['in-review', two]);
    expect(await levelsOf(ORDERS)).toEqual([
      'in-review',
      [['owner', [STORES]], two[1]],
    ]);
  });

  it('keeps contributors to their sections', async () => {
    const { records, write } = await start();
    const id = await write('memo', CHECKOUT, saying('a'));
    const eve = accessOf('user:default/eve', {
      groups: ['group:default/company'],
      readOnly: [CHECKOUT],
    });
    const save = (content: object, version: number) =>
      records.saveDraft(eve, id, { version, content: content as never });
    await expect(save(saying('b'), 2)).rejects.toMatchObject(
      forbidden('nor are you a contributor'),
    );
    const contribute = (version: number, sections: string[]) =>
      records.upkeep.putPeople(ada, id, {
        version,
        ownOwnerRef: null,
        contributors: [{ ref: 'group:default/company', sections }],
        circulation: [],
      });
    await contribute(0, ['more']);
    expect(await records.detail(eve, id)).toMatchObject({
      maySections: ['more'],
      may: ['edit', 'comment'],
    });
    await expect(
      save(saying('b', { remarks: 'mine' }), 2),
    ).rejects.toMatchObject(forbidden('text'));
    const saved = await save(saying('a', { remarks: 'mine' }), 2);
    expect(saved.content).toMatchObject({ text: 'a', remarks: 'mine' });
    await contribute(1, []);
    expect((await records.detail(eve, id)).maySections).toBeNull();
    await save(saying('b'), 3);
    // Who contributes does not hand in, and approves as little as who wrote.
    await expect(
      records.approvals.submit(eve, id, { version: 4 }),
    ).rejects.toMatchObject(forbidden('continuity.record.write'));
    expect((await records.revision(ada, id, 1)).version).toBe(4);
    await expect(contribute(2, ['unheard-of'])).rejects.toMatchObject({
      name: 'InputError',
      message: expect.stringContaining(
        'body.contributors[0].sections: expected some of body, more',
      ),
    });
  });

  it('hides what is sensitive, and keeps it when others save', async () => {
    const { records, write, approve } = await start(
      withApprovers(['owner'], { sensitive: ['contacts'] }),
    );
    const lacks = ['continuity.record.read-sensitive'];
    const eve = accessOf('user:default/eve', { lacks });
    const secret = { phone: '+1 555 0100' };
    const id = await write('memo', TILL, saying('a', secret));
    const seenBy = async (access: typeof ada, number = 1) => {
      const { content, redacted } = await records.revision(access, id, number);
      return [(content as { phone: unknown }).phone, redacted];
    };
    const hidden = [null, ['phone']];
    const shown = [secret.phone, []];
    expect(await seenBy(eve)).toEqual(hidden);
    // Whoever has a part in it needs to see it.
    expect(await seenBy(accessOf(ADA, { lacks }))).toEqual(shown);
    expect(await seenBy(accessOf(BORIS, { lacks, groups: [STORES] }))).toEqual(
      shown,
    );

    const saved = await records.saveDraft(eve, id, {
      version: 2,
      content: saying('b', { phone: null }),
    });
    expect([saved.content, saved.redacted]).toEqual([
      saying('b', { phone: null }),
      ['phone'],
    ]);
    expect(await seenBy(ada)).toEqual(shown);
    await records.saveDraft(eve, id, {
      version: 3,
      content: saying('b', { phone: 'another' }),
    });
    expect(await seenBy(ada)).toEqual(shown);
    await approve(id, boris);

    // A draft of one's own shows no more of what others wrote.
    await records.drafts.start(eve, id, undefined);
    expect(await seenBy(eve, 2)).toEqual(hidden);
    await records.saveDraft(ada, id, {
      version: 5,
      content: saying('c', { phone: '+1 555 0199' }),
    });
    expect(await records.queries.compare(eve, id, { from: 1, to: 2 })).toEqual([
      expect.objectContaining({ path: 'text' }),
    ]);
    expect(
      (await records.queries.compare(ada, id, { from: 1, to: 2 })).map(
        ({ path }) => path,
      ),
    ).toEqual(['text', 'phone']);
    // Nor does a copy.
    const copy = await records.drafts.create(eve, {
      type: 'memo',
      subjectRef: CHECKOUT,
      copyFrom: id,
    });
    expect((await records.revision(eve, copy, 1)).content).toEqual(
      saying('b', { phone: null }),
    );
  });

  it('knows no record of what the caller may not see', async () => {
    const { records, write, approve, seen } = await start(
      withApprovers(['owner']),
    );
    const id = await write('memo', TILL, saying('a'));
    await records.upkeep.putPeople(ada, id, {
      version: 0,
      ownOwnerRef: 'user:default/anna',
      contributors: [{ ref: ANNA, sections: [] }],
      circulation: [ANNA],
    });
    await approve(id, accessOf(ANNA));
    const decision = await seen(id);
    await records.upkeep.comment(ada, id, {
      revision: 1,
      section: null,
      body: 'Good',
    });
    const [{ id: comment }] = (await records.detail(ada, id)).comments;
    const blind = accessOf(ANNA, { hidden: [TILL], groups: [STORES] });
    const { approvals, drafts, queries, upkeep } = records;
    const content = saying('b');
    const about = (record: string): Promise<unknown>[] => [
      queries.detail(blind, record),
      queries.revision(blind, record, 1),
      queries.compare(blind, record, { from: 1, to: 1 }),
      queries.events(blind, record, { limit: 10 }),
      drafts.create(blind, {
        type: 'memo',
        subjectRef: CHECKOUT,
        copyFrom: record,
      }),
      drafts.start(blind, record, undefined),
      records.saveDraft(blind, record, { version: 1, content }),
      drafts.discard(blind, record, 1),
      approvals.submit(blind, record, { version: 1 }),
      approvals.withdraw(blind, record, 1),
      approvals.approve(blind, record, decision),
      approvals.return(blind, record, { ...decision, comments: [] }),
      upkeep.confirm(blind, record, decision),
      upkeep.retire(blind, record, 'Gone'),
      upkeep.comment(blind, record, { revision: 1, section: null, body: 'a' }),
      upkeep.resolve(blind, record, comment),
      upkeep.acknowledge(blind, record, decision),
      upkeep.remind(blind, record),
      upkeep.putPeople(blind, record, {
        version: 1,
        ownOwnerRef: null,
        contributors: [],
        circulation: [],
      }),
    ];
    // In the same words as of a record that there is not.
    for (const record of [id, 'unheard-of']) {
      for (const answer of await Promise.allSettled(about(record))) {
        expect(answer).toMatchObject({
          status: 'rejected',
          reason: { name: 'NotFoundError', message: `No record ${record}` },
        });
      }
    }
    for (const subjectRef of [TILL, 'component:default/unheard-of']) {
      await expect(
        drafts.create(blind, { type: 'memo', subjectRef }),
      ).rejects.toMatchObject({
        name: 'NotFoundError',
        message: `Entity ${subjectRef} not found`,
      });
    }
    expect(await queries.list(blind, { limit: 10 })).toEqual({
      items: [],
      nextCursor: null,
    });
    const { toAcknowledge } = await queries.duties(blind);
    expect(toAcknowledge).toEqual([]);
    expect((await queries.duties(anna)).toAcknowledge).toHaveLength(1);
    // It did not become a copy.
    expect((await queries.list(ada, { limit: 10 })).items).toHaveLength(1);
  });

  it('lets who may only read do nothing but comment and acknowledge', async () => {
    const { records, write, approve, seen } = await start(
      withApprovers(['owner']),
    );
    const id = await write('memo', TILL, saying('a'));
    await approve(id, boris);
    const reader = accessOf('user:default/eve', { readOnly: [TILL] });
    expect((await records.detail(reader, id)).may).toEqual(['comment']);
    const { approvals, drafts, upkeep } = records;
    const decision = await seen(id);
    const content = saying('b');
    const answers = await Promise.allSettled([
      drafts.create(reader, { type: 'memo', subjectRef: TILL }),
      drafts.start(reader, id, undefined),
      records.saveDraft(reader, id, { version: 1, content }),
      drafts.discard(reader, id, 1),
      approvals.submit(reader, id, { version: 1 }),
      approvals.withdraw(reader, id, 1),
      approvals.approve(reader, id, decision),
      upkeep.confirm(reader, id, decision),
      upkeep.retire(reader, id, 'Gone'),
      upkeep.remind(reader, id),
    ]);
    expect(
      answers.map(answer =>
        answer.status === 'rejected' ? answer.reason.name : 'ok',
      ),
    ).toEqual(answers.map(() => 'NotAllowedError'));
    await upkeep.acknowledge(reader, id, decision);
    await upkeep.comment(reader, id, {
      revision: 1,
      section: 'body',
      body: 'Really?',
    });
    expect((await records.queries.duties(reader)).toReview).toEqual([]);
  });
});

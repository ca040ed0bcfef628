import { TestDatabases } from '@backstage/backend-test-utils';
import {
  deny,
  onlyIf,
  readableIf,
  startContinuity,
} from '../__testUtils__/backend';
import {
  ANNA,
  BASKET,
  BORIS,
  CARLA,
  CHECKOUT,
  ORDERS,
  STORES,
  TILL,
  WEB,
} from '../__testUtils__/company';
import {
  ANALYSIS,
  analysisContent,
  approveRecord,
  companyWith,
  STRATEGY,
  writeRecord,
} from '../__testUtils__/records';

jest.setTimeout(120_000);

const owned = (claims: string[]) => onlyIf('IS_OWNER', { claims });

describe('what records refuse over HTTP', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
  let stop: (() => Promise<void>) | undefined;
  afterEach(async () => {
    await stop?.();
    stop = undefined;
  });

  async function start(
    policy: Parameters<typeof startContinuity>[0]['policy'] = {},
  ) {
    const backend = await startContinuity({
      database: await databases.init('SQLITE_3'),
      entities: companyWith(),
      config: { roles: { continuityManager: [BORIS] } },
      policy,
    });
    stop = backend.stop;
    const asked = async (
      method: 'get' | 'post' | 'put' | 'delete',
      path: string,
      body?: object | string,
      user = ANNA,
    ) => {
      const request = backend.call(method, path, user);
      const answer = await (body === undefined
        ? request
        : request.type('json').send(body));
      return { status: answer.status, message: answer.body.error?.message };
    };
    return { ...backend, asked };
  }

  it('is bad content, by its path', async () => {
    const { api, asked } = await start();
    const { id } = await writeRecord(
      api(ANNA),
      ANALYSIS,
      CHECKOUT,
      analysisContent(),
    );
    const good = analysisContent();
    const save = (content: unknown) =>
      asked('put', `/records/${id}/draft`, { version: 2, content } as object);
    expect(await save({ ...good, summary: 5 })).toMatchObject({
      status: 400,
      message: expect.stringContaining('body.content.summary'),
    });
    expect(await save({ ...good, unheardOf: 1 })).toMatchObject({
      status: 400,
      message: expect.stringContaining('unheardOf'),
    });
    expect(
      await save({ ...good, minimumService: { description: 'a\0b' } }),
    ).toMatchObject({
      status: 400,
      message: expect.stringContaining('body.content.minimumService'),
    });
    const deep = `{"version":2,"content":{"summary":${'['.repeat(
      5_000,
    )}${']'.repeat(5_000)}}}`;
    expect(await asked('put', `/records/${id}/draft`, deep)).toMatchObject({
      status: 400,
      message: expect.stringContaining('at most 50 levels'),
    });
    for (const content of [null, [], 'text', 5]) {
      expect((await save(content)).status).toBe(400);
    }
    expect(
      await asked('put', `/records/${id}/draft`, {
        version: 2,
        content: { ...good, summary: 'x'.repeat(2_000_000) },
      }),
    ).toMatchObject({ status: 413 });
    // Nothing of it was kept.
    const draft = await api(ANNA).getRecordRevision({
      params: { id, revision: 1 },
    });
    expect(draft).toMatchObject({ version: 2, content: good });
    const empty = { ...good, summary: '', sources: '' };
    expect((await save(empty)).status).toBe(200);
    expect(
      await asked('post', `/records/${id}/submit`, { version: 3 }),
    ).toMatchObject({
      status: 400,
      message: expect.stringMatching(
        /^content\.summary: expected .*; content\.interviewees: expected /,
      ),
    });
  });

  it('is what does not exist: types, subjects, people, sections', async () => {
    const { api, asked } = await start();
    const create = (type: string, subjectRef: string, more = {}) =>
      asked('post', '/records', { type, subjectRef, ...more });
    expect(await create('unheard-of', CHECKOUT)).toMatchObject({
      status: 400,
      message: expect.stringContaining(
        'body.type: expected one of business-impact-analysis, ',
      ),
    });
    expect(
      (await create(ANALYSIS, 'component:default/unheard-of')).status,
    ).toBe(404);
    expect((await create(ANALYSIS, WEB)).status).toBe(404);
    expect((await create(ANALYSIS, 'checkout')).status).toBe(400);
    expect(
      (await create(ANALYSIS, CHECKOUT, { copyFrom: 'unknown' })).status,
    ).toBe(404);
    const { id } = await writeRecord(
      api(ANNA),
      ANALYSIS,
      CHECKOUT,
      analysisContent(),
    );
    expect(await create(ANALYSIS, CHECKOUT)).toMatchObject({
      status: 409,
      message: expect.stringContaining('already'),
    });
    expect(await create(STRATEGY, CHECKOUT, { copyFrom: id })).toMatchObject({
      status: 400,
      message: expect.stringContaining('body.copyFrom'),
    });
    const people = (more: object) =>
      asked('put', `/records/${id}/people`, {
        version: 0,
        ownOwnerRef: null,
        contributors: [],
        circulation: [],
        ...more,
      });
    for (const [ref, more] of [
      ['user:default/nobody', { circulation: ['user:default/nobody'] }],
      [BASKET, { ownOwnerRef: BASKET }],
      ['group:default/x', { contributors: [{ ref: 'group:default/x' }] }],
    ] as const) {
      expect(await people(more)).toMatchObject({
        status: 400,
        message: expect.stringContaining(`${ref} is none`),
      });
    }
    expect(
      await people({ contributors: [{ ref: WEB, sections: ['unheard-of'] }] }),
    ).toMatchObject({ status: 400 });
    const comment = (body: object) =>
      asked('post', `/records/${id}/comments`, body);
    expect(
      await comment({ revision: 1, section: 'unheard-of', body: 'a' }),
    ).toMatchObject({
      status: 400,
      message: expect.stringContaining('body.section'),
    });
    expect((await comment({ revision: 9, body: 'a' })).status).toBe(404);
    expect((await comment({ revision: 1, body: '' })).status).toBe(400);
    for (const path of ['/revisions/9', '/compare?from=1&to=9']) {
      expect((await asked('get', `/records/${id}${path}`)).status).toBe(404);
    }
    expect((await asked('get', '/records/unknown')).status).toBe(404);
  });

  it('is what the state does not allow, saying what it does', async () => {
    const { api, asked } = await start();
    const [anna, boris, carla] = [ANNA, BORIS, CARLA].map(api);
    const { id, draft } = await writeRecord(
      carla,
      ANALYSIS,
      CHECKOUT,
      analysisContent(),
    );
    const seen = { revision: 1, contentHash: draft.contentHash };
    const post = (path: string, body: object) =>
      asked('post', `/records/${id}/${path}`, body, ANNA);
    const conflict = (...words: string[]) => ({
      status: 409,
      message: expect.stringMatching(words.join('.*')),
    });
    expect(await post('approve', seen)).toMatchObject(
      conflict('draft', 'approve', 'possible: edit, submit, discard'),
    );
    expect(await post('withdraw', { revision: 1 })).toMatchObject(
      conflict('draft', 'withdraw'),
    );
    expect(await post('confirm', seen)).toMatchObject(conflict('approved yet'));
    expect(await post('draft', {})).toMatchObject(conflict('go on with that'));
    expect(await post('retire', { note: 'a' })).toMatchObject(
      conflict('discard or withdraw'),
    );
    expect(await post('remind', {})).toMatchObject(conflict('no approved'));
    expect(await post('submit', { version: 1 })).toMatchObject(
      conflict('is version 2, expected 1'),
    );
    await carla.submitDraft({ params: { id }, body: { version: 2 } });
    expect(await post('submit', { version: 2 })).toMatchObject(
      conflict('in-review', 'submit', 'possible: withdraw, approve, return'),
    );
    expect(
      await asked('put', `/records/${id}/draft`, {
        version: 2,
        content: analysisContent(),
      }),
    ).toMatchObject(conflict('in-review', 'edit'));
    expect(
      await asked('delete', `/records/${id}/draft?version=2`),
    ).toMatchObject(conflict('in-review', 'discard'));
    await anna.approveRevision({ params: { id }, body: seen });
    await boris.approveRevision({ params: { id }, body: seen });
    expect(await post('approve', seen)).toMatchObject(
      conflict('approved', 'it changes no more'),
    );
    await anna.retireRecord({ params: { id }, body: { note: 'Gone' } });
    expect(await post('draft', {})).toMatchObject(conflict('retired since'));
    expect(await post('acknowledge', seen)).toMatchObject(
      conflict('retired since'),
    );
  });

  it('is what the decisions of the permission policy do not grant', async () => {
    const readStores = readableIf('IS_ENTITY_OWNER', { claims: [STORES] });
    const { api, asked } = await start({
      [BORIS]: {
        'continuity.record.write': owned([STORES]),
        'continuity.record.approve': owned([STORES]),
        'continuity.record.manage': deny,
      },
      [CARLA]: { 'catalog.entity.read': readStores },
    });
    const anna = api(ANNA);
    const web = await writeRecord(anna, ANALYSIS, CHECKOUT, analysisContent());
    const stores = await writeRecord(anna, ANALYSIS, TILL, analysisContent());
    const ofFunction = await writeRecord(
      anna,
      ANALYSIS,
      ORDERS,
      analysisContent(),
    );

    // Boris writes what his group owns, functions included.
    const save = (id: string, user: string) =>
      asked(
        'put',
        `/records/${id}/draft`,
        { version: 2, content: analysisContent({ summary: 'Mine' }) },
        user,
      );
    expect((await save(web.id, BORIS)).status).toBe(403);
    expect((await save(stores.id, BORIS)).status).toBe(200);
    expect((await save(ofFunction.id, BORIS)).status).toBe(200);
    const create = (subjectRef: string) =>
      asked('post', '/records', { type: STRATEGY, subjectRef }, BORIS);
    expect([
      (await create(CHECKOUT)).status,
      (await create(TILL)).status,
      (await create(ORDERS)).status,
    ]).toEqual([403, 201, 201]);
    const mayOf = async (id: string) =>
      (await api(BORIS).getRecord({ params: { id } })).may;
    expect(await mayOf(web.id)).toEqual(['comment']);
    expect(await mayOf(stores.id)).toEqual([
      'edit',
      'submit',
      'discard',
      'comment',
    ]);
    expect(
      (
        await asked(
          'post',
          `/records/${stores.id}/retire`,
          { note: 'a' },
          BORIS,
        )
      ).status,
    ).toBe(403);
    await anna.submitDraft({ params: { id: web.id }, body: { version: 2 } });
    const seen = { revision: 1, contentHash: web.draft.contentHash };
    expect(
      (await asked('post', `/records/${web.id}/approve`, seen, BORIS)).status,
    ).toBe(403);

    // Carla does not see what the stores do not own.
    const listed = await api(CARLA).listRecords({});
    expect(
      [...new Set(listed.items.map(item => item.subjectRef))].sort(),
    ).toEqual([TILL, ORDERS].sort());
    for (const path of [
      '',
      '/revisions/1',
      '/events',
      '/compare?from=1&to=1',
    ]) {
      const answer = await asked(
        'get',
        `/records/${web.id}${path}`,
        undefined,
        CARLA,
      );
      expect([path, answer.status]).toEqual([path, 404]);
    }
    expect((await save(web.id, CARLA)).status).toBe(404);
    expect(
      await asked(
        'post',
        '/records',
        { type: STRATEGY, subjectRef: CHECKOUT },
        CARLA,
      ),
    ).toMatchObject({ status: 404 });
  });

  it('tells of a change in what is needed no more than the caller sees', async () => {
    const { api, database } = await start({
      [CARLA]: {
        'catalog.entity.read': readableIf('IS_ENTITY_OWNER', {
          claims: [STORES],
        }),
      },
    });
    const { id, draft } = await writeRecord(
      api(ANNA),
      ANALYSIS,
      TILL,
      analysisContent(),
    );
    await approveRecord(api(ANNA), id, api(BORIS));
    const need = (ref: string) => ({ ref, strength: 'hard' });
    await database('records')
      .where({ id })
      .update({
        stale_since: new Date(),
        stale_changes: JSON.stringify([
          {
            facet: 'dependencies',
            before: [
              need(CHECKOUT),
              { anyOf: [CHECKOUT, BASKET], required: 1 },
            ],
            after: [need(TILL)],
          },
        ]),
      });
    const changesFor = async (user: string) =>
      (await api(user).getRecord({ params: { id } })).stale?.changes;
    expect(JSON.stringify(await changesFor(ANNA))).toContain(CHECKOUT);
    const [seen] = (await changesFor(CARLA)) ?? [];
    expect(seen).toMatchObject({
      facet: 'dependencies',
      before: [{ anyOf: [], required: 1 }],
      after: [need(TILL)],
    });
    const listed = await api(CARLA).listRecords({});
    expect(JSON.stringify(listed)).not.toContain(CHECKOUT);
    await api(ANNA).confirmRecord({
      params: { id },
      body: { revision: 1, contentHash: draft.contentHash },
    });
    const { items } = await api(CARLA).listRecordEvents({ params: { id } });
    expect(items[0]).toMatchObject({ kind: 'confirmed', changes: [seen] });
    expect(JSON.stringify(items)).not.toContain(CHECKOUT);
  });
});

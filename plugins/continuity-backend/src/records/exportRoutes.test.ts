import { TestDatabases } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import type { Knex } from 'knex';
import { startContinuity } from '../__testUtils__/backend';
import { ANNA, BORIS, CARLA, CHECKOUT } from '../__testUtils__/company';
import { readPdf } from './__testUtils__/readPdf';

jest.setTimeout(120_000);

const deny = { result: AuthorizeResult.DENY } as const;
const COST = 123_456;
const SUMMARY = 'Takes <b>all</b> orders';

describe('the export of a record', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
  let continuity: Awaited<ReturnType<typeof startContinuity>>;
  let path: string;

  beforeAll(async () => {
    const database: Knex = await databases.init('SQLITE_3');
    continuity = await startContinuity({
      database,
      config: { records: { sensitive: ['costs'] } },
      policy: {
        [BORIS]: { 'continuity.record.read-sensitive': deny },
        [CARLA]: { 'catalog.entity.read': deny },
      },
    });
    const anna = continuity.api(ANNA);
    const { id } = await anna.createRecord({
      body: { type: 'business-impact-analysis', subjectRef: CHECKOUT },
    });
    const draft = await anna.getRecordRevision({
      params: { id, revision: 1 },
    });
    await anna.saveDraft({
      params: { id },
      body: {
        version: draft.version,
        content: {
          ...(draft.content as object),
          summary: SUMMARY,
          costPerHour: COST,
          interviewees: [ANNA],
        },
      },
    });
    path = `/records/${id}/revisions/1/export`;
  });
  afterAll(() => continuity?.stop());

  const read = (options: { user?: string; accept?: string; format?: string }) =>
    continuity
      .call(
        'get',
        options.format ? `${path}?format=${options.format}` : path,
        options.user ?? ANNA,
      )
      .set('Accept', options.accept ?? '*/*')
      .buffer(true)
      .parse((res, done) => {
        const chunks: Buffer[] = [];
        res.on('data', chunk => chunks.push(Buffer.from(chunk)));
        res.on('end', () => done(null, Buffer.concat(chunks)));
      });
  const textOf = (answer: { body: Buffer }) => answer.body.toString('utf8');

  it('is JSON unless asked for something else', async () => {
    const answer = await read({});
    expect(answer.status).toBe(200);
    expect(answer.headers['content-type']).toMatch('application/json');
    const exported = JSON.parse(textOf(answer));
    expect(exported).toMatchObject({
      kind: 'BusinessImpactAnalysis',
      record: { subjectRef: CHECKOUT, state: 'draft' },
      revision: { content: { summary: SUMMARY, costPerHour: COST } },
    });
    // Who reads and comments on it is no part of the document.
    expect(exported.record).not.toHaveProperty('circulation');
  });

  it.each([{ accept: 'text/markdown' }, { format: 'markdown' }])(
    'is Markdown to save for %j',
    async asked => {
      const answer = await read(asked);
      expect(answer.status).toBe(200);
      expect(answer.headers['content-type']).toMatch('text/markdown');
      expect(answer.headers['content-disposition']).toBe(
        'attachment; filename="business-impact-analysis-checkout-r1.md"',
      );
      const text = textOf(answer);
      expect(text).toContain('**Draft – not approved**');
      expect(text).toContain('Takes \\<b\\>all\\</b\\> orders');
      expect(text).toContain('EUR 123,456');
    },
  );

  it.each([{ accept: 'application/pdf' }, { format: 'pdf' }])(
    'is a PDF to save for %j',
    async asked => {
      const answer = await read(asked);
      expect(answer.status).toBe(200);
      expect(answer.headers['content-type']).toBe('application/pdf');
      expect(answer.headers['content-disposition']).toBe(
        'attachment; filename="business-impact-analysis-checkout-r1.pdf"',
      );
      const pages = readPdf(answer.body).join('').replace(/\s/g, '');
      expect(pages).toContain('Takes<b>all</b>orders');
      expect(pages).toContain('EUR123,456');
      expect(pages).toContain('Draft–notapproved');
    },
  );

  it('takes the format of the address before what is accepted', async () => {
    const answer = await read({ accept: 'application/pdf', format: 'json' });
    expect(answer.headers['content-type']).toMatch('application/json');
    expect((await read({ format: 'docx' })).status).toBe(400);
  });

  it('hides in each format what the caller may not see', async () => {
    const json = JSON.parse(textOf(await read({ user: BORIS })));
    expect(json.revision.content.costPerHour).toBeNull();
    expect(json.revision.redacted).toContain('costPerHour');
    const markdown = textOf(await read({ user: BORIS, format: 'markdown' }));
    expect(markdown).toContain('**Cost per hour**: not shown');
    expect(markdown).not.toContain('123,456');
    const pdf = readPdf((await read({ user: BORIS, format: 'pdf' })).body)
      .join('')
      .replace(/\s/g, '');
    expect(pdf).toContain('Costperhournotshown');
    expect(pdf).not.toContain('123,456');
  });

  it.each(['json', 'markdown', 'pdf'])(
    'does not exist as %s for who may not see its subject',
    async format => {
      const answer = await read({ user: CARLA, format });
      expect(answer.status).toBe(404);
    },
  );

  it('does not exist for a revision that is none', async () => {
    const answer = await continuity.call('get', path.replace('/1/', '/2/'));
    expect(answer.status).toBe(404);
  });
});

import { TestDatabases } from '@backstage/backend-test-utils';
import {
  type ContinuityApi,
  type RecordImport,
} from '@backstage-continuity/plugin-continuity-common';
import writeXlsxFile from 'write-excel-file/node';
import { startContinuity, deny, onlyIf } from '../../__testUtils__/backend';
import {
  ANNA,
  BASKET,
  BORIS,
  CHECKOUT,
  ORDERS,
  WEB,
} from '../../__testUtils__/company';
import { analysisContent } from '../../__testUtils__/records';

jest.setTimeout(120_000);

const TYPE = 'business-impact-analysis';
const base64 = (text: string) => Buffer.from(text).toString('base64');

/** A refusal in these words. */
const says = (words: string) => ({
  cause: { message: expect.stringContaining(words) },
});

const upload = (api: ContinuityApi, text: string, fileName = 'bia.csv') =>
  api.createRecordImport({
    body: { type: TYPE, fileName, content: base64(text) },
  });

/** Waits until nothing is under way any more. */
async function settled(api: ContinuityApi, id: string): Promise<RecordImport> {
  for (;;) {
    const job = await api.getRecordImport({ params: { id } });
    if (!/ing$/.test(job.state)) return job;
    await new Promise(resolve => setTimeout(resolve, 20));
  }
}

async function checked(api: ContinuityApi, job: RecordImport) {
  await api.putRecordImportMapping({
    params: { id: job.id },
    body: job.mapping,
  });
  return settled(api, job.id);
}

async function applied(api: ContinuityApi, id: string, acceptPartial = false) {
  await api.applyRecordImport({ params: { id }, body: { acceptPartial } });
  return settled(api, id);
}

const recordsOf = async (api: ContinuityApi) =>
  (await api.listRecords({ query: { type: [TYPE] } })).items;

const contentOf = async (api: ContinuityApi, id: string) =>
  (
    await api.getRecordRevision({
      params: { id, revision: 1 },
    })
  ).content as any;

const BIA = [
  'Service;MTO (h);RTO (h);RPO;Financial after 4 h;Workaround;Owner of the sheet',
  'checkout;8;4;15 min;;Orders by phone;somebody',
  'Basket;1,5;1;0;;;',
].join('\n');

describe('imports from spreadsheets', () => {
  const databases = TestDatabases.create();

  it.each(databases.eachSupportedId())(
    'take a sheet to drafts, step by step, %p',
    async databaseId => {
      const database = await databases.init(databaseId);
      const { api, stop, scheduler } = await startContinuity({ database });
      const anna = api(ANNA);

      const job = await upload(anna, BIA);
      expect(job).toMatchObject({
        state: 'uploaded',
        headerRow: 1,
        rowCount: 2,
        mappingFrom: 'headers',
        sample: [
          ['checkout', '8', '4', '15 min', '', 'Orders by phone', 'somebody'],
          ['Basket', '1,5', '1', '0', '', '', ''],
        ],
      });
      expect(
        job.mapping.columns.map(({ column, target, unit }) => [
          job.headers[column],
          target,
          unit,
        ]),
      ).toEqual([
        ['Service', 'subject', null],
        ['MTO (h)', 'objectives.mtpd.adjusted', 'hours'],
        ['RTO (h)', 'objectives.rto.adjusted', 'hours'],
        ['RPO', 'objectives.rpo.adjusted', null],
        [
          'Financial after 4 h',
          'impacts[#financial].levels[#PT4H].rating',
          null,
        ],
        ['Workaround', 'workarounds', null],
      ]);

      const report = await checked(anna, job);
      expect(report).toMatchObject({
        state: 'checked',
        report: { rows: 2, create: 2, change: 0, rejected: 0, errors: [] },
      });
      // A check writes nothing.
      expect(await recordsOf(anna)).toEqual([]);
      const preview = await anna.listRecordImportSubjects({
        params: { id: job.id },
        query: { limit: 1 },
      });
      expect(preview).toMatchObject({
        items: [
          {
            subjectRef: CHECKOUT,
            outcome: 'create',
            over: 'nothing',
            rows: [2],
            recordId: null,
            changedFields: 4,
          },
        ],
        nextCursor: expect.any(String),
      });

      expect(await applied(anna, job.id)).toMatchObject({ state: 'applied' });
      const records = await recordsOf(anna);
      expect(records.map(row => [row.subjectRef, row.state]).sort()).toEqual([
        [BASKET, 'draft'],
        [CHECKOUT, 'draft'],
      ]);
      const checkout = records.find(row => row.subjectRef === CHECKOUT)!;
      expect(await contentOf(anna, checkout.id)).toMatchObject({
        objectives: {
          mtpd: { adjusted: 28_800 },
          rto: { adjusted: 14_400 },
          rpo: { adjusted: 900 },
        },
        workarounds: [{ description: 'Orders by phone' }],
      });
      const { items } = await anna.listRecordImportSubjects({
        params: { id: job.id },
      });
      expect(items.map(item => item.recordId)).toContain(checkout.id);
      await expect(applied(anna, job.id)).rejects.toMatchObject(
        says('is applied'),
      );

      // The same sheet says nothing new; another one changes what it says.
      const again = await upload(anna, BIA);
      expect(again.mappingFrom).toBe('remembered');
      expect((await checked(anna, again)).report).toMatchObject({
        create: 0,
        change: 0,
        unchanged: 2,
      });
      const other = await upload(anna, BIA.replace('15 min', '10 min'));
      expect((await checked(anna, other)).report).toMatchObject({
        change: 1,
        unchanged: 1,
      });
      await applied(anna, other.id);
      expect(await contentOf(anna, checkout.id)).toMatchObject({
        objectives: { rpo: { adjusted: 600 }, rto: { adjusted: 14_400 } },
        workarounds: [{ description: 'Orders by phone' }],
      });

      // Over after some days.
      await database('spreadsheet_imports').update({
        expires_at: new Date('2020-01-01'),
      });
      await scheduler.triggerTask('spreadsheet-imports-purge');
      expect((await anna.listRecordImports()).items).toEqual([]);
      await stop();
    },
  );

  it.each(databases.eachSupportedId())(
    'say what is wrong where, and import the rest only when told to, %p',
    async databaseId => {
      const database = await databases.init(databaseId);
      const { api, stop } = await startContinuity({ database });
      const anna = api(ANNA);
      const job = await upload(
        anna,
        'Company BIA,,\nService,RTO,Asked\ncheckout,4h,anna\nbasket,soon,nobody known\nno-such,1h,\n,2h,\n',
      );
      expect(job.headerRow).toBe(2);
      const { report } = await checked(anna, job);
      expect(report).toMatchObject({ create: 1, rejected: 3, mistakes: 4 });
      expect(report?.errors).toEqual([
        {
          row: 4,
          column: 'RTO',
          value: 'soon',
          expected: expect.stringContaining('4 h, 30 min'),
        },
        {
          row: 4,
          column: 'Asked',
          value: 'nobody known',
          expected: expect.stringContaining('a user or group'),
        },
        {
          row: 5,
          column: 'Service',
          value: 'no-such',
          expected: expect.stringContaining('that you may see'),
        },
        {
          row: 6,
          column: 'Service',
          value: '',
          expected: expect.stringContaining('a service or business function'),
        },
      ]);
      await expect(applied(anna, job.id)).rejects.toMatchObject(
        says('acceptPartial'),
      );
      expect(await recordsOf(anna)).toEqual([]);

      const done = await applied(anna, job.id, true);
      expect(done).toMatchObject({
        state: 'applied',
        report: { create: 1, rejected: 3 },
      });
      expect((await recordsOf(anna)).map(row => row.subjectRef)).toEqual([
        CHECKOUT,
      ]);
      const { items } = await anna.listRecordImportSubjects({
        params: { id: job.id },
        query: { outcome: ['rejected'] },
      });
      expect(items.map(item => item.title)).toEqual(['basket', 'no-such', '']);
      await stop();
    },
  );

  it.each(databases.eachSupportedId())(
    'belong to whoever uploaded them, and write what that person may write, %p',
    async databaseId => {
      const database = await databases.init(databaseId);
      const { api, stop } = await startContinuity({
        database,
        policy: {
          [ANNA]: {
            'continuity.record.write': onlyIf('IS_OWNER', { claims: [WEB] }),
          },
          'user:default/carla': { 'continuity.record.write': deny },
        },
      });
      const [anna, boris] = [api(ANNA), api(BORIS)];
      const job = await upload(
        anna,
        'Service,RTO\ncheckout,4h\ntill,4h\nOrders,2h\nuser:default/anna,1h\n',
      );
      const params = { id: job.id };
      for (const attempt of [
        boris.getRecordImport({ params }),
        boris.listRecordImportSubjects({ params }),
        boris.putRecordImportMapping({ params, body: job.mapping }),
        boris.applyRecordImport({ params }),
        boris.deleteRecordImport({ params }),
      ]) {
        await expect(attempt).rejects.toMatchObject({ statusCode: 404 });
      }
      expect((await boris.listRecordImports()).items).toEqual([]);
      await expect(
        upload(api('user:default/carla'), BIA),
      ).rejects.toMatchObject({ statusCode: 403 });

      const { report } = await checked(anna, job);
      expect(report).toMatchObject({ create: 1, rejected: 3 });
      expect(
        report?.errors.map(({ row, expected }) => [row, expected]),
      ).toEqual([
        [3, expect.stringContaining('missing permission')],
        [4, expect.stringContaining('missing permission')],
        [5, expect.stringContaining('that you may see')],
      ]);

      // Somebody else's draft is not written over.
      const own = await upload(boris, 'Function,RTO\norders,2h\ncheckout,2h\n');
      await checked(boris, own);
      await applied(boris, own.id);
      const late = await applied(anna, job.id, true);
      expect(late).toMatchObject({ state: 'applied', report: { create: 0 } });
      const rows = await recordsOf(boris);
      expect(rows.map(row => row.subjectRef).sort()).toEqual([
        CHECKOUT,
        ORDERS,
      ]);
      expect(rows.every(row => row.open?.author === BORIS)).toBe(true);
      await anna.deleteRecordImport({ params });
      await expect(anna.getRecordImport({ params })).rejects.toMatchObject({
        statusCode: 404,
      });
      await stop();
    },
  );

  it.each(databases.eachSupportedId())(
    'can be taken up again where a process died, %p',
    async databaseId => {
      const database = await databases.init(databaseId);
      const { api, stop } = await startContinuity({ database });
      const anna = api(ANNA);
      const job = await upload(anna, BIA);
      const params = { id: job.id };
      const die = (state: string, leaseUntil: Date) =>
        database('spreadsheet_imports').update({
          state,
          run_id: 'of-a-dead-process',
          lease_until: leaseUntil,
        });
      const past = new Date('2020-01-01');
      const future = new Date('2999-01-01');

      // While it gives signs of life, nobody else begins.
      await die('checking', future);
      expect(await anna.getRecordImport({ params })).toMatchObject({
        state: 'checking',
        interrupted: false,
      });
      await expect(
        anna.putRecordImportMapping({ params, body: job.mapping }),
      ).rejects.toMatchObject({ statusCode: 409 });

      await die('checking', past);
      expect(await anna.getRecordImport({ params })).toMatchObject({
        state: 'uploaded',
        interrupted: true,
      });
      expect(await checked(anna, job)).toMatchObject({
        state: 'checked',
        interrupted: false,
        report: { create: 2 },
      });

      await die('applying', past);
      expect(await anna.getRecordImport({ params })).toMatchObject({
        state: 'checked',
        interrupted: true,
      });
      expect(await applied(anna, job.id)).toMatchObject({ state: 'applied' });
      expect(await recordsOf(anna)).toHaveLength(2);
      await stop();
    },
  );

  it('write nothing when a record changed since the check', async () => {
    const database = await databases.init('SQLITE_3');
    const { api, stop } = await startContinuity({ database });
    const anna = api(ANNA);
    const job = await upload(anna, BIA);
    await checked(anna, job);
    await anna.createRecord({ body: { type: TYPE, subjectRef: CHECKOUT } });
    const refused = await applied(anna, job.id);
    expect(refused).toMatchObject({
      state: 'checked',
      error: expect.stringContaining('Nothing was imported'),
      report: { create: 1, rejected: 1 },
    });
    expect(refused.report?.errors).toMatchObject([
      { row: 2, value: 'checkout' },
    ]);
    expect(await recordsOf(anna)).toHaveLength(1);
    // Checked again, it is a change of the record there is by now.
    expect((await checked(anna, job)).report).toMatchObject({
      create: 1,
      change: 1,
      rejected: 0,
    });
    expect(await applied(anna, job.id)).toMatchObject({ state: 'applied' });
    expect(await recordsOf(anna)).toHaveLength(2);
    await stop();
  });

  it('says what is kept as it is, since whoever imports does not see it', async () => {
    const database = await databases.init('SQLITE_3');
    const { api, stop } = await startContinuity({
      database,
      config: { records: { sensitive: ['costs'], approvers: { [TYPE]: [] } } },
      policy: { [BORIS]: { 'continuity.record.read-sensitive': deny } },
    });
    const anna = api(ANNA);
    const boris = api(BORIS);
    const { id } = await anna.createRecord({
      body: { type: TYPE, subjectRef: CHECKOUT },
    });
    const content = { ...analysisContent(), costPerHour: 100 };
    const { version } = await anna.saveDraft({
      params: { id },
      body: { version: 1, content: content as never },
    });
    await anna.submitDraft({ params: { id }, body: { version } });

    const withCosts = await upload(
      boris,
      'Service;RTO (h);Cost per hour\ncheckout;2;500\nbasket;1;50',
    );
    // Of a record that he begins himself they are his to say.
    expect((await checked(boris, withCosts)).report).toMatchObject({
      create: 1,
      rejected: 1,
      errors: [{ row: 2, column: 'Cost per hour', value: '500' }],
    });
    const without = await upload(boris, 'Service;RTO (h)\ncheckout;2');
    await checked(boris, without);
    expect(await applied(boris, without.id)).toMatchObject({
      state: 'applied',
      report: { change: 1 },
    });
    const revision = async (by: ContinuityApi) =>
      (await by.getRecordRevision({ params: { id, revision: 2 } })).content;
    expect(await revision(boris)).toMatchObject({ costPerHour: null });
    expect(await revision(anna)).toMatchObject({
      costPerHour: 100,
      objectives: { rto: { adjusted: 7200 } },
    });
    await stop();
  });

  it('reads a matrix with a row for each category, merged as people do', async () => {
    const database = await databases.init('SQLITE_3');
    const { api, stop } = await startContinuity({ database });
    const anna = api(ANNA);
    const file = await writeXlsxFile([
      { sheet: 'Read me', data: [['Fill in the next sheet']] },
      {
        sheet: 'Impacts',
        data: [
          ['Application', 'Category', 'Impact after', null, 'Why'],
          [null, null, '4 hours', '1 day', null],
          ['checkout', 'Financial', 'Minor', 'Severe', 'Lost sales'],
          [null, 'Reputation', 'Minor', 'Major', null],
        ],
      },
    ]).toBuffer();
    const job = await anna.createRecordImport({
      body: {
        type: TYPE,
        fileName: 'bia.xlsx',
        content: file.toString('base64'),
      },
    });
    expect(job).toMatchObject({
      sheet: 'Impacts',
      sheets: ['Read me', 'Impacts'],
      headerRow: 2,
      headers: [
        'Application',
        'Category',
        'Impact after 4 hours',
        'Impact after 1 day',
        'Why',
      ],
    });
    const done = await checked(anna, job);
    expect(done.report).toMatchObject({ errors: [], rows: 2, create: 1 });
    await applied(anna, job.id);
    const [record] = await recordsOf(anna);
    const { impacts } = await contentOf(anna, record.id);
    const ratings = (category: string) =>
      impacts
        .find(({ id }: { id: string }) => id === category)
        .levels.flatMap(({ id, rating }: Record<string, string>) =>
          rating ? [[id, rating]] : [],
        );
    expect(ratings('financial')).toEqual([
      ['PT4H', 'minor'],
      ['P1D', 'severe'],
    ]);
    expect(ratings('reputation')).toEqual([
      ['PT4H', 'minor'],
      ['P1D', 'major'],
    ]);
    await stop();
  });

  it('refuses in words what is no file, no type and no mapping', async () => {
    const database = await databases.init('SQLITE_3');
    const { api, stop } = await startContinuity({ database });
    const anna = api(ANNA);
    const body = { type: TYPE, fileName: 'a.csv', content: base64(BIA) };
    await expect(
      anna.createRecordImport({ body: { ...body, type: 'menu' } }),
    ).rejects.toMatchObject(
      says('body.type: expected one of business-impact-analysis'),
    );
    await expect(
      anna.createRecordImport({ body: { ...body, content: '%%%' } }),
    ).rejects.toMatchObject(says('expected a file in base64'));
    await expect(
      anna.createRecordImport({
        body: { ...body, fileName: 'a.xlsx' },
      }),
    ).rejects.toMatchObject(says('a.xlsx is not an XLSX workbook'));

    const job = await anna.createRecordImport({ body });
    const put = (columns: { column: number; target: string }[]) =>
      anna.putRecordImportMapping({
        params: { id: job.id },
        body: { columns },
      });
    await expect(put([{ column: 1, target: 'summary' }])).rejects.toMatchObject(
      says('a column that says what each row is about'),
    );
    await expect(
      put([
        { column: 0, target: 'subject' },
        { column: 1, target: '__proto__.polluted' },
        { column: 99, target: 'summary' },
      ]),
    ).rejects.toMatchObject(
      says('columns[1].target: expected a place that can be filled'),
    );

    const template = await anna.getRecordImportTemplate({
      query: { type: TYPE },
    });
    expect(template.fileName).toBe('business-impact-analysis.xlsx');
    expect(Buffer.from(template.content, 'base64').subarray(0, 2)).toEqual(
      Buffer.from('PK'),
    );
    await stop();
  });
});

import {
  TestDatabases,
  type TestDatabaseId,
} from '@backstage/backend-test-utils';
import { accessOf } from '../../__testUtils__/access';
import { service } from '../../__testUtils__/company';
import {
  checkoutWith,
  checksOf,
  company,
  contentOf,
  createValidation,
  fileOf,
  fourHours,
  CHECKOUT,
  LABELS,
  ORDERS,
  webs,
} from './__testUtils__/validation';

jest.setTimeout(120_000);

describe('ValidationService', () => {
  const databases = TestDatabases.create();

  const start = async (
    databaseId: TestDatabaseId,
    options?: Parameters<typeof createValidation>[1],
  ) => createValidation(await databases.init(databaseId), options);

  describe.each(databases.eachSupportedId())('on %s', databaseId => {
    it('finds what a dependency that is too slow breaks, on both ends', async () => {
      const { validate } = await start(databaseId);
      const report = await validate({
        documents: [
          checkoutWith({
            dependsOn: ['component:basket', 'component:labels'],
          }),
        ],
      });
      expect(report).toMatchObject({
        entities: [
          { entityRef: CHECKOUT, change: 'changed', path: 'checkout.yaml' },
        ],
        errors: [],
        mended: [],
        hidden: 0,
        notJudged: 0,
      });
      expect(report.judged).toBeGreaterThanOrEqual(2);
      expect(report.standing).toBeGreaterThan(0);
      const [first] = report.broken;
      expect(report.broken).toContainEqual({
        check: 'dependencies.rto-inversion',
        subject: LABELS,
        severity: 'high',
        entityRef: CHECKOUT,
        title: 'checkout',
        message: expect.stringContaining('labels'),
        figures: expect.objectContaining({
          actual: 86_400,
          limit: 14_400,
          dependency: LABELS,
        }),
        path: 'checkout.yaml',
        line: 16,
      });
      expect(first.severity).toBe('high');
      const weaker = report.broken.find(
        ({ entityRef, subject }) => entityRef === LABELS && subject === 'rto',
      );
      // The line at which the changed file names the labels.
      expect(weaker).toMatchObject({
        check: 'objectives.weaker-than-required',
        path: 'checkout.yaml',
        line: 16,
      });
    });

    it('finds what a change mends', async () => {
      const entities = [
        ...company.filter(({ metadata }) => metadata.name !== 'checkout'),
        {
          ...service('checkout', fourHours, {
            ...webs,
            dependsOn: LABELS,
          }),
        },
      ];
      const { validate } = await start(databaseId, { entities });
      const report = await validate({
        documents: [fileOf('Component', 'labels', { continuity: fourHours })],
      });
      expect(checksOf(report.mended, CHECKOUT)).toContain(
        'dependencies.rto-inversion',
      );
      expect(checksOf(report.mended, LABELS)).toContain(
        'objectives.weaker-than-required',
      );
      expect(report.broken).toEqual([]);
      const mended = report.mended.find(
        ({ entityRef }) => entityRef === CHECKOUT,
      );
      expect(mended).toMatchObject({ path: 'labels.yaml' });
    });

    it('judges new entities', async () => {
      const { validate } = await start(databaseId);
      const report = await validate({
        documents: [
          fileOf('Component', 'till', {
            continuity: { tier: 'unheard-of' },
            dependencyOf: ['component:checkout'],
          }),
        ],
      });
      expect(report.entities).toEqual([
        {
          entityRef: 'component:default/till',
          change: 'added',
          path: 'till.yaml',
        },
        // Needs it by what the new one says.
        { entityRef: CHECKOUT, change: 'changed', path: null },
      ]);
      expect(checksOf(report.broken, 'component:default/till')).toContain(
        'classification.tier-unknown',
      );
      const [unknown] = report.broken.filter(
        ({ check }) => check === 'classification.tier-unknown',
      );
      expect(unknown.line).toEqual(expect.any(Number));
    });

    it('finds who still names what is removed', async () => {
      const { validate } = await start(databaseId);
      const report = await validate({
        removed: [
          'component:default/basket',
          'component:default/never-there',
          'template:default/some',
        ],
      });
      expect(report.entities).toEqual([
        {
          entityRef: 'component:default/basket',
          change: 'removed',
          path: null,
        },
      ]);
      expect(report.broken).toMatchObject([
        {
          check: 'dependencies.dangling',
          entityRef: CHECKOUT,
          subject: 'component:default/basket',
          path: null,
          line: null,
        },
      ]);
      // What is gone has nothing mended.
      expect(report.mended).toEqual([]);
    });

    it('carries a stricter business function to all it needs', async () => {
      const { validate } = await start(databaseId);
      const report = await validate({
        documents: [
          fileOf('VitalBusinessFunction', 'orders', {
            owner: 'web',
            rto: 'PT1H',
            rpo: 'PT1H',
            mtpd: 'PT2H',
            supportedBy: ['checkout'],
          }),
        ],
      });
      expect(report.entities).toMatchObject([
        { entityRef: ORDERS, change: 'changed' },
      ]);
      for (const ref of [CHECKOUT, 'component:default/basket']) {
        expect(checksOf(report.broken, ref)).toContain(
          'objectives.weaker-than-required',
        );
      }
      expect(
        report.broken.filter(
          ({ subject, path, line }) =>
            ['rto', 'mtpd'].includes(subject) &&
            (path !== 'orders.yaml' || line === null),
        ),
      ).toEqual([]);
    });

    it('says nothing of what stays as it is', async () => {
      const { validate } = await start(databaseId);
      const report = await validate({
        documents: [
          checkoutWith({ dependsOn: ['component:basket'] }),
          { path: 'nothing.yaml', text: 'a: 1' },
          { path: 'broken.yaml', text: 'apiVersion: [' },
        ],
      });
      expect(report).toEqual({
        entities: [
          { entityRef: CHECKOUT, change: 'unchanged', path: 'checkout.yaml' },
        ],
        errors: [
          {
            path: 'broken.yaml',
            line: expect.any(Number),
            message: expect.any(String),
          },
        ],
        broken: [],
        mended: [],
        standing: 0,
        hidden: 0,
        judged: 0,
        notJudged: 0,
      });
    });

    it('keeps to what the caller may see', async () => {
      const { validate } = await start(databaseId);
      const request = {
        documents: [
          checkoutWith({ dependsOn: ['component:basket', 'component:labels'] }),
        ],
      };
      const all = await validate(request);
      const without = async (hidden: string[]) => {
        const visible = accessOf('user:default/anna', { hidden });
        return validate(request, {
          ...visible,
          scope: {
            type: 'where',
            criteria: { property: 'kind', values: ['component'] },
          },
        });
      };
      const one = await without([LABELS]);
      expect(one.broken.map(({ entityRef }) => entityRef)).not.toContain(
        LABELS,
      );
      expect(one.broken.length + one.hidden).toBe(all.broken.length);
      const inversion = one.broken.find(
        ({ check }) => check === 'dependencies.rto-inversion',
      );
      expect(inversion?.message).toContain('an entity you cannot see');
      expect(inversion?.figures.dependency).toBeUndefined();

      // Nothing tells that the entity exists.
      const none = await without([LABELS, CHECKOUT]);
      expect(none).toMatchObject({
        entities: [{ entityRef: CHECKOUT, change: 'added' }],
        broken: [],
        hidden: all.broken.length,
      });
    });

    it('judges no more than can be judged, the changed ones first', async () => {
      const { validate } = await start(databaseId, { judgedAtMost: 1 });
      const report = await validate({
        documents: [
          checkoutWith({ dependsOn: ['component:basket', 'component:labels'] }),
        ],
      });
      expect(report.judged).toBe(1);
      expect(report.notJudged).toBeGreaterThan(0);
      expect(new Set(report.broken.map(({ entityRef }) => entityRef))).toEqual(
        new Set([CHECKOUT]),
      );
    });

    it('leaves nothing behind when it fails', async () => {
      const { database, validate, changes, exceptions } = await start(
        databaseId,
      );
      await changes.transaction(async (_tx, mark) => mark([LABELS]));
      const before = await contentOf(database);
      jest
        .spyOn(exceptions, 'activeFor')
        .mockRejectedValueOnce(new Error('The database is gone'));
      const request = {
        documents: [checkoutWith({ dependsOn: ['component:labels'] })],
        removed: ['component:default/basket'],
      };
      await expect(validate(request)).rejects.toThrow('The database is gone');
      expect(await contentOf(database)).toBe(before);
      expect((await validate(request)).broken).not.toEqual([]);
    });

    it.each(['40P01', '40001'])(
      'tries again once when others were in the way (%s)',
      async code => {
        const { validate, exceptions } = await start(databaseId);
        const request = { removed: ['component:default/basket'] };
        const expected = await validate(request);
        const conflict = Object.assign(new Error('in the way'), { code });
        const active = jest.spyOn(exceptions, 'activeFor');
        active.mockRejectedValueOnce(conflict);
        expect(await validate(request)).toEqual(expected);
        active.mockRejectedValueOnce(conflict).mockRejectedValueOnce(conflict);
        await expect(validate(request)).rejects.toThrow('in the way');
        expect(await validate(request)).toEqual(expected);
      },
    );

    it('answers many who ask at the same time', async () => {
      const { judge } = await start(databaseId);
      const request = { removed: ['component:default/basket'] };
      const alone = await judge(request);
      const reports = await Promise.all(
        Array.from({ length: 5 }, () => judge(request)),
      );
      expect(reports).toEqual([alone, alone, alone, alone, alone]);
    });

    it('goes on beside others who write', async () => {
      const { judge, sync, database, posture } = await start(databaseId);
      const request = {
        documents: [checkoutWith({ dependsOn: ['component:labels'] })],
        removed: ['component:default/basket'],
      };
      const alone = await judge(request);
      const renamed = service('blog', fourHours, webs);
      const [one, other] = await Promise.all([
        judge(request),
        judge(request),
        sync([...company, renamed]),
      ]);
      expect(one).toEqual(alone);
      expect(other).toEqual(alone);
      await posture.service.sweep();
      expect(
        await database('posture').orderBy('entity_ref').pluck('entity_ref'),
      ).toEqual([
        'component:default/basket',
        'component:default/blog',
        CHECKOUT,
        LABELS,
      ]);
    });

    it('takes any text that YAML can hold', async () => {
      const { validate } = await start(databaseId);
      const odd = 'a\\0b\\ud800 \\u2028 {{ x }}';
      const text = [
        'apiVersion: backstage.io/v1alpha1',
        'kind: Component',
        `metadata: { name: odd, title: "${odd}", tags: ["${odd}"] }`,
        'spec:',
        `  type: "${odd}"`,
        `  dependsOn: ["component:${odd}"]`,
        `  continuity: { tier: "${odd}", rto: .inf, __proto__: { a: 1 } }`,
      ].join('\n');
      const report = await validate({
        documents: [
          { path: 'odd.yaml', text },
          { path: 'long.yaml', text: text.replace('odd', 'o'.repeat(300)) },
        ],
      });
      expect(report.entities).toMatchObject([{ path: 'odd.yaml' }]);
      expect(report.errors).toMatchObject([{ path: 'long.yaml' }]);
    });
  });
});

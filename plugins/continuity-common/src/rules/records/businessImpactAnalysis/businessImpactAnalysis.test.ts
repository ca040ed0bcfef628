import {
  businessImpactAnalysisSchema,
  type BusinessImpactAnalysisInput,
} from '../../../model/records/businessImpactAnalysis';
import type { RecordField } from '../../../model/records/recordType';
import {
  analysisContent,
  defaultScale,
  impactsWith,
} from '../../__testUtils__/analysis';
import { HOUR } from '../../__testUtils__/facts';
import { defaultPolicy } from '../../policy';
import { analysisChoices, businessImpactAnalysis } from '.';
import { adoptScale, isScaleOutdated } from './scale';

const type = businessImpactAnalysis;
const missing = (overrides: Partial<BusinessImpactAnalysisInput>) =>
  type
    .missing(analysisContent(overrides), defaultPolicy, 'service')
    .map(({ path }) => path);

describe('a new analysis', () => {
  it('is a valid draft with every cell of the matrix to fill in', () => {
    const content = type.empty(defaultPolicy, 'service');
    expect(type.schema.parse(content)).toEqual(content);
    expect(content.impacts.map(({ id }) => id)).toEqual(
      defaultScale.categories.map(({ id }) => id),
    );
    expect(content.impacts[0].levels[1]).toEqual({
      id: 'PT1H',
      rating: null,
      amount: null,
    });
    expect(type.figures(content).objectives).toEqual({
      rto: null,
      rpo: null,
      mtpd: null,
    });
  });

  it('says by section all that must be filled in', () => {
    const content = type.empty(defaultPolicy, 'function');
    const told = type.missing(content, defaultPolicy, 'function');
    expect(told.map(({ section, path }) => [section, path])).toEqual([
      ['service', 'summary'],
      ...[0, 1, 2, 3, 4, 5].map(at => ['impact', `impacts.${at}.levels`]),
      ['minimum', 'minimumService.description'],
      ['objectives', 'objectives.mtpd.adjusted'],
      ['objectives', 'objectives.rpo.adjusted'],
      ['basis', 'interviewees'],
    ]);
    expect(told[1].expected).toBe(
      'a rating of Financial after 0 s, 1 h, 4 h, 8 h, 1 d, 3 d, 7 d',
    );
  });

  it('has every field of the form in its content', () => {
    const content = type.empty(defaultPolicy, 'service');
    const has = (path: string) =>
      path
        .split('.')
        .reduce<unknown>(
          (value, key) => (value as Record<string, unknown>)?.[key],
          content,
        ) !== undefined;
    const fields: RecordField[] = type.sections.flatMap(
      section => section.fields,
    );
    expect(fields.filter(({ path }) => !has(path))).toEqual([]);
  });
});

describe('what is missing', () => {
  it('is nothing in a complete analysis', () => {
    expect(missing({})).toEqual([]);
  });

  const bad = (justification: string) =>
    impactsWith({ financial: ['minor', ...Array(6).fill('severe')] }).map(
      impact => ({
        ...impact,
        justification,
      }),
    );
  it.each<[string, Partial<BusinessImpactAnalysisInput>, string[]]>([
    ['blank text', { summary: ' \n' }, ['summary']],
    [
      'why an impact is intolerable, and only that',
      { impacts: bad(' ') },
      ['impacts.0.justification'],
    ],
    [
      'a category as a whole',
      {
        impacts: impactsWith().slice(1),
        objectives: { mtpd: { adjusted: 24 * HOUR } },
      },
      ['impacts'],
    ],
    [
      'a reason for a figure of one’s own',
      { objectives: { rto: { adjusted: 0 }, wrt: { adjusted: 60 } } },
      ['objectives.wrt.reason', 'objectives.rto.reason'],
    ],
    [
      'no reason for the figure proposed',
      { objectives: { rto: { adjusted: 4 * HOUR } } },
      [],
    ],
    [
      'room for the work in the MTPD',
      {
        objectives: {
          rto: { adjusted: 7 * HOUR + 1, reason: 'Cannot be faster' },
        },
      },
      ['objectives.rto.adjusted'],
    ],
    [
      'no room where there is just enough',
      { objectives: { rto: { adjusted: 7 * HOUR, reason: 'Just enough' } } },
      [],
    ],
    [
      'a WRT that fits',
      { workRecovery: { duration: 8 * HOUR + 1 } },
      ['objectives.wrt.adjusted'],
    ],
    ['an RPO', { dataLoss: {} }, ['objectives.rpo.adjusted']],
    ['no RPO above 0', { dataLoss: { tolerated: 0 } }, []],
    [
      'what is begun',
      {
        peaks: [{ id: 'a', rrule: 'never', duration: 0 }],
        workarounds: [{ id: 'b' }],
      },
      [
        'workarounds.0.description',
        'workarounds.0.holdsFor',
        'peaks.0.name',
        'peaks.0.rrule',
        'peaks.0.duration',
      ],
    ],
    ['other sources will do', { interviewees: [], sources: 'Ledger' }, []],
  ])('%s', (_what, overrides, paths) => {
    expect(missing(overrides)).toEqual(paths);
  });
});

describe('the scale', () => {
  const { bands, ratings, categories } = defaultPolicy.impact;
  const policyWith = (impact: Partial<typeof defaultPolicy.impact>) => ({
    ...defaultPolicy,
    impact: { ...defaultPolicy.impact, ...impact },
  });
  const stricter = policyWith({
    categories: categories.slice(0, 2),
    bands: [0, HOUR, 2 * HOUR, 8 * HOUR],
    ratings: ratings.filter(({ id }) => id !== 'moderate'),
  });

  it('of the day of writing stays, whatever the policy says later', () => {
    const content = analysisContent();
    expect(isScaleOutdated(content, stricter)).toBe(true);
    expect(type.figures(content).objectives?.mtpd).toBe(8 * HOUR);
    expect(
      type.missing(content, stricter, 'service').map(({ path }) => path),
    ).toEqual(['scale']);
  });

  it('is taken over with all that fits into it', () => {
    const adopted = adoptScale(analysisContent(), stricter);
    expect(type.schema.parse(adopted)).toEqual(adopted);
    expect(isScaleOutdated(adopted, stricter)).toBe(false);
    expect(adopted.impacts).toHaveLength(2);
    expect(adopted.impacts[0]).toMatchObject({
      levels: [
        { id: 'PT0S', rating: 'negligible' },
        { id: 'PT1H', rating: 'minor' },
        { id: 'PT2H', rating: null },
        { id: 'PT8H', rating: 'major' },
      ],
      justification: 'Asked about Financial.',
    });
  });

  it('is the same in other words', () => {
    const renamed = policyWith({
      ratings: ratings.map(rating => ({ ...rating, title: 'Other' })),
      bands: [...bands],
    });
    expect(isScaleOutdated(analysisContent(), renamed)).toBe(false);
  });
});

describe('the schema', () => {
  const issues = (content: unknown) =>
    businessImpactAnalysisSchema
      .safeParse(content)
      .error?.issues.map(
        ({ path, message }) => `${path.join('.')}: ${message}`,
      );

  it('takes a document with little more than the scale', () => {
    expect(
      businessImpactAnalysisSchema.parse({ scale: defaultScale }),
    ).toMatchObject({
      summary: '',
      impacts: [],
      dataLoss: { tolerated: null },
      objectives: { rto: { adjusted: null, reason: '' } },
    });
  });

  it('refuses what the scale does not have, by its place', () => {
    const level = { id: 'PT1H', rating: 'awful' };
    expect(
      issues({
        scale: { ...defaultScale, bands: [0, 3600, 7200, 7200] },
        impacts: [
          { id: 'financial', levels: [level, { id: 'PT5H' }] },
          { id: 'weather' },
        ],
      }),
    ).toEqual([
      'scale.bands.3: expected more than that of the one before',
      'impacts.0.levels.0.rating: expected one of negligible, minor, moderate, major, severe',
      'impacts.0.levels.1.id: expected one of PT0S, PT1H, PT2H, PT2H',
      expect.stringMatching(/^impacts.1.id: expected one of financial, /),
    ]);
  });

  it.each([
    { summry: 'typing error' },
    { impacts: [{ id: 'financial' }, { id: 'financial' }] },
    { workRecovery: { duration: -1 } },
    { workRecovery: { duration: 1.5 } },
    { minimumService: { percent: 101 } },
    { costPerHour: -1 },
    { scale: undefined },
  ])('refuses %j', part => {
    expect(issues({ scale: defaultScale, ...part })).toHaveLength(1);
  });
});

describe('on paper', () => {
  it('shows the matrix with what decides, and each figure with its reason', () => {
    const content = analysisContent({
      objectives: { rto: { adjusted: HOUR, reason: 'Promised' } },
    });
    const [matrix, decides] = type.print!('impacts', content, defaultPolicy)!;
    expect(matrix).toMatchObject({
      columns: ['After', 'Financial', ...Array(5).fill(expect.anything())],
      rows: expect.arrayContaining([
        [
          '8 h',
          'Major',
          ...Array(3).fill('Negligible'),
          'Moderate',
          'Negligible',
        ],
      ]),
    });
    expect(decides).toMatchObject({ text: 'after 8 h: Financial' });
    expect(type.print!('objectives', content, defaultPolicy)).toMatchObject([
      { rows: expect.arrayContaining([['RTO', '4 h', '1 h', 'Promised']]) },
    ]);
    expect(type.print!('summary', content, defaultPolicy)).toBeUndefined();
  });

  it('names regulations as the policy does', () => {
    expect(analysisChoices('regulations', defaultPolicy)).toEqual([
      { value: 'pfmi-17-6', label: 'CPMI-IOSCO PFMI, Principle 17' },
    ]);
    expect(
      analysisChoices('impacts.levels.rating', defaultPolicy)?.map(
        ({ value }) => value,
      ),
    ).toEqual(defaultScale.ratings.map(({ id }) => id));
    expect(analysisChoices('summary', defaultPolicy)).toBeUndefined();
  });
});

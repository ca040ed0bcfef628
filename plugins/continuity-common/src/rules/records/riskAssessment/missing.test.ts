import fc from 'fast-check';
import {
  recordFacets,
  type RecordField,
} from '../../../model/records/recordType';
import {
  acceptedRisk,
  doneMeasure,
  measureWith,
  riskContent,
  riskContents,
  riskWith,
} from '../../__testUtils__/risk';
import { defaultPolicy } from '../../policy';
import { recordTypeOf } from '../recordTypes';
import { riskChoices } from './choices';
import { riskAssessment } from './riskAssessment';

const missingOf = (content = riskContent()) =>
  riskAssessment.missing(content, defaultPolicy, 'service');
const pathsOf = (...args: Parameters<typeof missingOf>) =>
  missingOf(...args).map(({ path }) => path);
type RiskInput = Parameters<typeof riskWith>[0];
const ofRisk = (risk: RiskInput) =>
  pathsOf(riskContent({ risks: [riskWith(risk)] })).map(path =>
    path.replace('risks.0.', ''),
  );
const small = { likelihood: 'rare', impact: 'minor' };
const blank = { title: '', owner: null, dueOn: null };

describe('what a risk assessment lacks', () => {
  it('is nothing where it is complete', () => {
    expect(missingOf()).toEqual([]);
    expect(missingOf(riskContent({ risks: [acceptedRisk()] }))).toEqual([]);
  });

  it('is its scope, the assets and a risk to begin with', () => {
    const content = riskAssessment.empty(defaultPolicy, 'service');
    expect(missingOf(content)).toEqual([
      { section: 'scope', path: 'scope', expected: 'what is looked at' },
      {
        section: 'scope',
        path: 'assets',
        expected: 'what is at risk, here or under other assets',
      },
      { section: 'risks', path: 'risks', expected: 'at least one risk' },
    ]);
  });

  it('is not the assets where they are told in words', () => {
    expect(
      pathsOf(riskContent({ assets: [], otherAssets: 'The cellar' })),
    ).toEqual([]);
  });

  it.each<[string, RiskInput, string[]]>([
    ['a name', { title: ' ', scenario: null }, ['title']],
    ['a known scenario', { scenario: 'unheard-of' }, ['scenario']],
    [
      'a rating',
      { current: {}, treatment: null, residual: {}, target: {} },
      ['current.likelihood', 'current.impact'],
    ],
    [
      'a rating that the policy knows',
      { current: { likelihood: 'likely', impact: 'unheard-of' } },
      ['current.impact'],
    ],
    [
      'the outage that the impact follows from',
      { expectedOutage: null },
      ['expectedOutage'],
    ],
    ['nothing where the outage is 0', { expectedOutage: 0 }, []],
    [
      'a reason for another impact',
      { impactFrom: 'adjusted' },
      ['impactReason'],
    ],
    ['a treatment above the appetite', { treatment: null }, ['treatment']],
    [
      'no treatment within it',
      { current: small, residual: {}, target: {}, treatment: null },
      [],
    ],
    ['a reason to transfer', { treatment: 'transfer' }, ['rationale']],
    ['a measure that reduces', { measures: [] }, ['measures']],
    [
      'a measure that is not cancelled',
      { measures: [measureWith({ status: 'cancelled' })] },
      ['measures'],
    ],
    [
      'who does a measure, and until when',
      { measures: [measureWith(blank)] },
      ['measures', 'measures.0.title', 'measures.0.owner', 'measures.0.dueOn'],
    ],
    [
      'no measure of what is within the appetite',
      { current: small, residual: {}, target: {}, measures: [] },
      [],
    ],
    [
      'what remains after the measures',
      { residual: {} },
      ['residual.likelihood', 'residual.impact'],
    ],
    [
      'the other half of a rating',
      { target: { likelihood: 'rare' } },
      ['target.impact'],
    ],
    [
      'a target that is no higher than what is',
      { target: { likelihood: 'almost-certain', impact: 'severe' } },
      ['target'],
    ],
    [
      'a residual risk that is no higher than what is',
      { residual: { likelihood: 'almost-certain', impact: 'severe' } },
      ['residual'],
    ],
    [
      'evidence of what is done',
      { measures: [doneMeasure({ evidence: [] }), measureWith({ id: 'b' })] },
      ['measures.0.evidence'],
    ],
    [
      'what the evidence shows',
      {
        measures: [
          doneMeasure({ evidence: [{ id: 'e' }] }),
          measureWith({ id: 'b' }),
        ],
      },
      [
        'measures.0.evidence.0.title',
        'measures.0.evidence.0.url',
        'measures.0.evidence.0.addedOn',
      ],
    ],
    ['what the control is', { controls: [{ id: 'c' }] }, ['controls.0.title']],
  ])('may be %s', (_, risk, paths) => {
    expect(ofRisk(risk)).toEqual(paths);
  });

  it.each([
    [{}, ['approver', 'acceptedOn', 'expiresOn']],
    [
      {
        approver: 'user:default/ada',
        acceptedOn: '2026-12-31',
        expiresOn: '2026-12-30',
      },
      ['expiresOn'],
    ],
    [
      {
        approver: 'user:default/ada',
        acceptedOn: '2026-12-31',
        expiresOn: '2026-12-31',
      },
      [],
    ],
  ])('is of the acceptance %j: %j', (acceptance, paths) => {
    expect(
      pathsOf(riskContent({ risks: [acceptedRisk({ acceptance })] })),
    ).toEqual(paths.map(path => `risks.0.acceptance.${path}`));
  });

  it('is always said of a section that there is, for a path that leads somewhere', () => {
    const sections = riskAssessment.sections.map(({ id }) => id);
    fc.assert(
      fc.property(riskContents, content => {
        for (const { section, path } of missingOf(content)) {
          expect(sections).toContain(section);
          const found = path
            .split('.')
            .reduce<unknown>(
              (part, key) => (part as Record<string, unknown>)[key],
              content,
            );
          expect(found).toBeDefined();
        }
      }),
    );
  });
});

describe('the type of record', () => {
  it('is listed, with what it rests on', () => {
    expect(recordTypeOf('risk-assessment')).toBe(riskAssessment);
    expect(riskAssessment.family).toBe('risk');
    expect(recordFacets).toEqual(
      expect.arrayContaining([...riskAssessment.restsOn]),
    );
    expect(riskAssessment.figures(riskContent())).toEqual({
      objectives: null,
      recovery: null,
    });
  });

  it('describes every field of the content, and no other', () => {
    const pathsIn = (value: unknown, at: string): string[] => {
      if (Array.isArray(value)) {
        return value.length > 0 && typeof value[0] === 'object'
          ? pathsIn(value[0], at)
          : [at];
      }
      return value !== null && typeof value === 'object'
        ? Object.entries(value).flatMap(([key, part]) =>
            key === 'id' ? [] : pathsIn(part, at ? `${at}.${key}` : key),
          )
        : [at];
    };
    const fieldsIn = (fields: readonly RecordField[], at = ''): string[] =>
      fields.flatMap(({ path, items }) =>
        items ? fieldsIn(items, `${at}${path}.`) : [`${at}${path}`],
      );
    const full = riskContent({
      risks: [riskWith({ measures: [doneMeasure()] })],
    });
    expect(
      fieldsIn(riskAssessment.sections.flatMap(({ fields }) => fields)).sort(),
    ).toEqual(pathsIn(full, '').sort());
  });

  it('offers what the policy decides, by title', () => {
    const labels = (path: string) =>
      riskChoices(path, defaultPolicy)?.map(({ label }) => label);
    expect(labels('risks.scenario')).toHaveLength(9);
    expect(labels('risks.target.likelihood')?.[0]).toBe('Rare');
    expect(labels('risks.current.impact')?.at(-1)).toBe('Severe');
    expect(labels('risks.treatment')).toBeUndefined();
    expect(labels('risks.measures.impact')).toBeUndefined();
  });
});

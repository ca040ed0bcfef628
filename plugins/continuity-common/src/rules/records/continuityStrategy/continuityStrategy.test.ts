import type { RecordField } from '../../../model/records/recordType';
import { HOUR } from '../../__testUtils__/facts';
import { strategyContent } from '../../__testUtils__/strategy';
import { defaultPolicy } from '../../policy';
import { recordTypeOf } from '../recordTypes';
import { continuityStrategy } from './continuityStrategy';

type Content = Parameters<typeof strategyContent>[0];

function missingFrom(content: Content, subject: 'service' | 'function') {
  return continuityStrategy
    .missing(strategyContent(content), defaultPolicy, subject)
    .map(({ section, path }) => `${section}: ${path}`);
}

const complete = {
  options: [
    { id: 'warm', title: 'Warm site', band: 'intermediate', rto: 24 * HOUR },
    { id: 'none', title: 'Live with it', band: 'do-nothing' },
  ],
  choice: { optionId: 'warm', rationale: 'The cheapest that reaches.' },
} satisfies Content;

describe('continuity strategy', () => {
  it('is a type of record, about services and functions', () => {
    expect(recordTypeOf('continuity-strategy')).toBe(continuityStrategy);
    expect(continuityStrategy.subjects).toEqual(['service', 'function']);
  });

  it('starts with nothing filled in, and says what that lacks', () => {
    const empty = continuityStrategy.empty(defaultPolicy, 'service');
    expect(empty).toEqual(strategyContent());
    expect(missingFrom(empty, 'service')).toEqual([
      'options: options',
      'choice: choice.optionId',
      'choice: choice.rationale',
    ]);
    expect(missingFrom(empty, 'function')).toEqual([
      'alignment: alignment.status',
      'alignment: alignment.statement',
    ]);
  });

  it('is complete for a service once an option is chosen with a reason', () => {
    expect(missingFrom(complete, 'service')).toEqual([]);
    expect(
      missingFrom(
        { ...complete, choice: { optionId: 'gone', rationale: ' ' } },
        'service',
      ),
    ).toEqual(['choice: choice.optionId', 'choice: choice.rationale']);
  });

  it('is complete for a function once it says how it follows the plan', () => {
    const alignment = { status: 'aligned', statement: 'As planned.' } as const;
    expect(missingFrom({ alignment }, 'function')).toEqual([]);
    // Options of its own are extra, but not by halves.
    expect(
      missingFrom(
        { alignment, options: [{ id: 'a' }], choice: { optionId: 'a' } },
        'function',
      ),
    ).toEqual([
      'options: options.0.title',
      'options: options.0.band',
      'options: options.0.rto',
      'choice: choice.rationale',
    ]);
  });

  it('asks for a statement of a service only where it leaves the plan', () => {
    const about = (status: 'aligned' | 'partly' | 'not-aligned' | null) =>
      missingFrom({ ...complete, alignment: { status } }, 'service');
    expect(about(null)).toEqual([]);
    expect(about('aligned')).toEqual([]);
    expect(about('partly')).toEqual(['alignment: alignment.statement']);
    expect(about('not-aligned')).toEqual(['alignment: alignment.statement']);
  });

  it('wants what is begun to be complete', () => {
    const { options, choice } = complete;
    expect(
      missingFrom(
        {
          options: [
            {
              ...options[0],
              rto: 0,
              usableFor: 0,
              usableWithoutLimit: true,
              prerequisites: [
                { id: 'p' },
                { id: 'q', entityRef: 'resource:default/dc-west' },
              ],
              suppliers: [{ id: 's' }],
            },
          ],
          choice,
          measures: [{ id: 'm', contribution: 'Fewer outages' }],
          residualGaps: [
            { id: 'g', acceptedUntil: '2026-12-01' },
            { id: 'h', description: 'Reports', acceptedBy: 'user:default/kim' },
            { id: 'i', description: 'Not accepted' },
          ],
        },
        'service',
      ),
    ).toEqual([
      'options: options.0.usableFor',
      'options: options.0.prerequisites.0.title',
      'options: options.0.suppliers.0.name',
      'measures: measures.0.title',
      'gaps: residualGaps.0.description',
      'gaps: residualGaps.0.acceptedBy',
      'gaps: residualGaps.1.acceptedUntil',
    ]);
  });

  it.each([
    ['warm', { seconds: 24 * HOUR, title: 'Warm site' }],
    ['none', null],
    ['gone', null],
    [null, null],
  ])(
    'says how long recovery takes by the choice of %p',
    (optionId, recovery) => {
      const content = strategyContent({ ...complete, choice: { optionId } });
      expect(continuityStrategy.figures(content)).toEqual({
        objectives: null,
        recovery,
      });
    },
  );

  it('takes 0 for a time that recovery takes', () => {
    const content = strategyContent({
      options: [{ id: 'mirror', title: 'Mirror', rto: 0 }],
      choice: { optionId: 'mirror' },
    });
    expect(continuityStrategy.figures(content).recovery).toEqual({
      seconds: 0,
      title: 'Mirror',
    });
  });

  it('prints the choice by its title', () => {
    const printed = (content: Content) =>
      continuityStrategy.print?.(
        'choice.optionId',
        strategyContent(content),
        defaultPolicy,
      );
    expect(printed(complete)).toEqual([
      { kind: 'field', label: 'Chosen option', text: 'Warm site' },
    ]);
    expect(printed({})).toMatchObject([{ text: 'None chosen' }]);
  });

  it('has a field for everything in the content, and no other', () => {
    const leaves = (value: unknown, path: string): string[] =>
      value !== null && typeof value === 'object' && !Array.isArray(value)
        ? Object.entries(value).flatMap(([key, part]) =>
            leaves(part, path ? `${path}.${key}` : key),
          )
        : [path];
    const keysOf = (item: unknown) =>
      leaves(item, '').filter(path => path !== 'id');
    const pathsOf = (fields: RecordField[] = []) =>
      fields.map(({ path }) => path);
    const fields = continuityStrategy.sections.flatMap(
      section => section.fields,
    );
    const content = strategyContent({
      options: [
        { id: 'a', prerequisites: [{ id: 'p' }], suppliers: [{ id: 's' }] },
      ],
      measures: [{ id: 'm' }],
      residualGaps: [{ id: 'g' }],
    });
    const [option] = content.options;
    const pairs: [unknown, RecordField[] | undefined][] = [
      [content, fields],
      [option, fields.find(({ path }) => path === 'options')?.items],
      [
        content.measures[0],
        fields.find(({ path }) => path === 'measures')?.items,
      ],
      [
        content.residualGaps[0],
        fields.find(({ path }) => path === 'residualGaps')?.items,
      ],
    ];
    for (const [value, list] of pairs) {
      expect(pathsOf(list).sort()).toEqual(keysOf(value).sort());
    }
    const nested = (path: string) =>
      pathsOf(pairs[1][1]?.find(field => field.path === path)?.items).sort();
    expect(nested('suppliers')).toEqual(keysOf(option.suppliers[0]).sort());
    expect(nested('prerequisites')).toEqual(
      keysOf(option.prerequisites[0]).sort(),
    );
  });

  it('shows costs only to those who need them', () => {
    const options = continuityStrategy.sections[0].fields[1].items ?? [];
    expect(
      options
        .filter(({ sensitive }) => sensitive === 'costs')
        .map(({ path }) => path),
    ).toEqual(['capitalCost', 'runningCost']);
  });
});

import * as fc from 'fast-check';
import type {
  RecordImportMapping,
  SheetCell,
} from '../../../model/records/recordImport';
import type { JsonValue } from '../../../model/records/recordType';
import { defaultPolicy } from '../../policy';
import { recordTypeOf } from '../recordTypes';
import { columnsOf } from './columns';
import { countChanges, fillContent } from './fill';
import { mappingMistakes } from './mapping';
import { readSheetRows } from './rows';

type Content = { [key: string]: JsonValue };

const CHECKOUT = 'component:default/checkout';

function setup(name: string) {
  const type = recordTypeOf(name)!;
  const columns = columnsOf(type, defaultPolicy);
  const empty = type.empty(defaultPolicy, 'service') as Content;
  /** Fills a sheet of which the first row holds targets into one content. */
  const fill = (
    [targets, ...rows]: SheetCell[][],
    base: Content = empty,
    options: Partial<RecordImportMapping> = {},
  ) => {
    const mapping: RecordImportMapping = {
      columns: targets.map((target, column) => ({
        column,
        target: String(target),
        unit: null,
      })),
      days: null,
      decimal: null,
      ...options,
    };
    const headers = targets.map(String);
    expect(mappingMistakes(mapping, columns, headers)).toEqual([]);
    const groups = readSheetRows({
      rows: rows.map((cells, index) => ({ number: index + 2, cells })),
      headers,
      mapping,
      columns,
      currency: 'EUR',
      lookUp: text => ({
        ok: true,
        ref: text === 'checkout' ? CHECKOUT : `user:default/${text}`,
      }),
    });
    expect(groups).toHaveLength(1);
    expect(groups[0].subjectRef).toBe(CHECKOUT);
    return fillContent(type, base, groups[0], columns);
  };
  return { type, columns, empty, fill };
}

describe('fillContent of an impact analysis', () => {
  const { fill, empty } = setup('business-impact-analysis');

  it('fills the matrix in one row, and a list in lines', () => {
    const { content, errors } = fill([
      [
        'subject',
        'impacts[#financial].levels[#PT4H].rating',
        'impacts[#financial].levels[#PT4H].amount',
        'workarounds',
      ],
      ['checkout', 'Minor', '12.500,00 €', '- By phone\n2) On paper'],
    ]);
    expect(errors).toEqual([]);
    expect(content.impacts).toContainEqual(
      expect.objectContaining({
        id: 'financial',
        levels: expect.arrayContaining([
          { id: 'PT4H', rating: 'minor', amount: 12_500 },
        ]),
      }),
    );
    expect(content.workarounds).toMatchObject([
      { description: 'By phone' },
      { description: 'On paper' },
    ]);
  });

  it('leaves what cells say nothing of, and knows items again', () => {
    const first = fill([
      ['subject', 'summary', 'workarounds', 'workarounds[1].holdsFor'],
      ['checkout', 'Sells', 'By phone', '2 days'],
    ]);
    expect(first.errors).toEqual([]);
    const second = fill(
      [
        ['subject', 'summary', 'workarounds'],
        ['checkout', null, 'on paper\nby phone'],
      ],
      first.content,
    );
    expect(second.content.summary).toBe('Sells');
    expect(second.content.workarounds).toMatchObject([
      { description: 'on paper', holdsFor: null },
      { description: 'By phone', holdsFor: 172_800 },
    ]);
    expect(second.content.workarounds).toHaveLength(2);
    expect(countChanges(first.content, second.content)).toBe(1);
  });

  it('numbers items without holes', () => {
    const { content } = fill([
      ['subject', 'workarounds[1].description', 'workarounds[3].description'],
      ['checkout', null, 'By phone'],
    ]);
    expect(content.workarounds).toMatchObject([{ description: 'By phone' }]);
  });

  it('tells rows apart that say different things of the same', () => {
    const { errors } = fill([
      ['subject', 'summary', 'assumptions'],
      ['checkout', 'One', 'Same'],
      ['checkout', 'Two', 'same'],
    ]);
    expect(errors).toEqual([
      {
        row: 3,
        column: 'summary',
        value: 'Two',
        expected: expect.stringContaining('the same as in row 2'),
      },
    ]);
  });

  it('asks for the category of a row that rates one', () => {
    const { errors } = fill([
      ['subject', '@category', 'impacts[@category].levels[#PT4H].rating'],
      ['checkout', 'Financial', 'Minor'],
      ['checkout', null, 'Minor'],
    ]);
    expect(errors).toMatchObject([
      { row: 3, expected: expect.stringContaining('what this is about') },
    ]);
  });

  it('points at the cell where the content as a whole is refused', () => {
    const { errors } = fill([
      ['subject', 'minimumService.percent'],
      ['checkout', 160],
    ]);
    expect(errors).toMatchObject([
      { row: 2, column: 'minimumService.percent', value: '160' },
    ]);
  });

  it('gives the same content however often the sheet is read', () => {
    const cell = fc.constantFrom(null, 'a', 'b', 'a\nb', '4h', '-', '0');
    fc.assert(
      fc.property(
        fc.array(fc.tuple(cell, cell, cell, cell), {
          minLength: 1,
          maxLength: 4,
        }),
        rows => {
          const sheet: SheetCell[][] = [
            ['subject', 'summary', 'workarounds', 'peaks[2].name', 'sources'],
            ...rows.map(cells => ['checkout', ...cells]),
          ];
          const once = fill(sheet);
          fc.pre(once.errors.length === 0);
          const twice = fill(sheet, once.content);
          expect(twice.content).toEqual(once.content);
          expect(countChanges(once.content, twice.content)).toBe(0);
          // What it starts from is not touched.
          expect(empty.summary).not.toBe('a');
        },
      ),
      { numRuns: 50 },
    );
  });
});

describe('fillContent of a risk assessment', () => {
  const { fill } = setup('risk-assessment');
  const sheet: SheetCell[][] = [
    [
      'subject',
      'risks[].title',
      'risks[].vulnerabilities',
      'risks[].controls',
      'risks[].measures[1].title',
      'risks[].measures[1].dueOn',
      'risks[].measures[1].owner',
    ],
    ['checkout', 'Fire', 'One site', 'Sprinkler', 'Move', '31.12.2026', 'kim'],
    [null, 'Flood', null, null, null, null, null],
    ['checkout', 'Fire', 'The other site', null, null, null, null],
  ];

  it('adds a risk for each row, that of merged cells included', () => {
    const { content, errors } = fill(sheet);
    expect(errors).toEqual([]);
    expect(content.risks).toMatchObject([
      {
        title: 'Fire',
        vulnerabilities: 'One site',
        controls: [{ title: 'Sprinkler' }],
        measures: [
          { title: 'Move', dueOn: '2026-12-31', owner: 'user:default/kim' },
        ],
      },
      { title: 'Flood' },
      { title: 'Fire', vulnerabilities: 'The other site' },
    ]);
    const ids = (content.risks as { id: string }[]).map(({ id }) => id);
    expect(new Set(ids).size).toBe(3);
  });

  it('knows the risks again, and keeps those that the sheet does not name', () => {
    const first = fill(sheet);
    expect(fill(sheet, first.content).content).toEqual(first.content);
    const other = fill(
      [
        ['subject', 'risks[].title', 'risks[].vulnerabilities'],
        ['checkout', 'FLOOD', 'Basement'],
      ],
      first.content,
    );
    expect(other.content.risks).toHaveLength(3);
    expect(other.content.risks).toContainEqual(
      expect.objectContaining({ vulnerabilities: 'Basement' }),
    );
  });
});

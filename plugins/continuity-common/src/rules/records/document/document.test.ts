import { z } from 'zod';
import type { JsonValue, RecordType } from '../../../model/records/recordType';
import { defaultPolicy } from '../../policy';
import { recordDocument, type DocumentHeader } from './document';

const type: RecordType = {
  name: 'example',
  kind: 'Example',
  title: 'Example',
  plural: 'Examples',
  description: 'For tests',
  family: null,
  subjects: ['service'],
  schema: z.unknown(),
  restsOn: [],
  sections: [
    {
      id: 'main',
      title: 'Main',
      help: '',
      fields: [
        { path: 'name', label: 'Name', kind: 'text' },
        { path: 'story', label: 'Story', kind: 'long-text' },
        {
          path: 'level',
          label: 'Level',
          kind: 'choice',
          choices: [{ value: 'hi', label: 'High' }],
        },
        { path: 'bands', label: 'Bands', kind: 'choices' },
        { path: 'open', label: 'Open', kind: 'toggle' },
        { path: 'count', label: 'Count', kind: 'number' },
        { path: 'money.hourly', label: 'Cost', kind: 'amount' },
        { path: 'rto', label: 'RTO', kind: 'duration' },
        { path: 'from', label: 'From', kind: 'date' },
        { path: 'link', label: 'Link', kind: 'url' },
        { path: 'needs', label: 'Needs', kind: 'entity' },
        { path: 'also', label: 'Also', kind: 'entities' },
        { path: 'boss', label: 'Boss', kind: 'person' },
        { path: 'staff', label: 'Staff', kind: 'people' },
        { path: 'matrix', label: 'Matrix', kind: 'custom' },
      ],
    },
    {
      id: 'lists',
      title: 'Lists',
      help: '',
      fields: [
        {
          path: 'peaks',
          label: 'Peaks',
          kind: 'list',
          items: [
            { path: 'title', label: 'Title', kind: 'text' },
            { path: 'cost', label: 'Cost', kind: 'amount' },
            {
              path: 'steps',
              label: 'Steps',
              kind: 'list',
              items: [
                { path: 'text', label: 'Text', kind: 'text' },
                { path: 'takes', label: 'Takes', kind: 'duration' },
              ],
            },
          ],
        },
        {
          path: 'risks',
          label: 'Risks',
          kind: 'list',
          itemLabel: 'risk',
          items: [
            { path: 'title', label: 'Title', kind: 'text' },
            { path: 'a', label: 'A', kind: 'text' },
            { path: 'b', label: 'B', kind: 'text' },
            { path: 'c', label: 'C', kind: 'text' },
            { path: 'd', label: 'D', kind: 'text' },
            { path: 'e', label: 'E', kind: 'text' },
            { path: 'note', label: 'Note', kind: 'long-text' },
            {
              path: 'measures',
              label: 'Measures',
              kind: 'list',
              items: [{ path: 'title', label: 'Title', kind: 'text' }],
            },
          ],
        },
      ],
    },
  ],
  empty: () => ({}),
  missing: () => [],
  figures: () => ({ objectives: null, recovery: null }),
  choices: path =>
    path === 'bands'
      ? [
          { value: '4h', label: 'up to 4h' },
          { value: '1d', label: 'up to 1d' },
        ]
      : undefined,
};

const header: DocumentHeader = {
  subjectRef: 'component:default/pay',
  subjectTitle: 'Payments',
  ownerRef: 'group:default/core',
  revision: 3,
  state: 'approved',
  retired: false,
  author: 'user:default/ann',
  writtenAt: '2026-03-01T08:05:00.000Z',
  approvals: [{ by: 'user:default/bob', at: '2026-03-12T09:30:00.000Z' }],
  contentHash: 'abc123',
  lastReviewedAt: '2026-03-12T09:30:00.000Z',
  dueAt: null,
};

function print(
  content: JsonValue,
  options: { redacted?: string[]; of?: RecordType } = {},
) {
  return recordDocument({
    type: options.of ?? type,
    content,
    redacted: options.redacted ?? [],
    header,
    policy: defaultPolicy,
    nameOf: ref => ref.split('/')[1].toLocaleUpperCase('en-US'),
  });
}

function textOf(content: JsonValue, label: string, redacted?: string[]) {
  const block = print(content, { redacted })
    .sections.flatMap(section => section.blocks)
    .find(part => part.label === label)!;
  switch (block.kind) {
    case 'bullets':
      return block.items;
    case 'table':
      return block.rows;
    case 'group':
      return block.blocks;
    default:
      return block.text;
  }
}

describe('recordDocument', () => {
  it.each<[string, JsonValue, unknown]>([
    ['Name', { name: 'a' }, 'a'],
    ['Name', {}, '—'],
    ['Name', { name: '' }, '—'],
    ['Story', { story: 'one\ntwo' }, 'one\ntwo'],
    ['Level', { level: 'hi' }, 'High'],
    ['Level', { level: 'gone' }, 'gone'],
    ['Bands', { bands: ['4h', '1d'] }, ['up to 4h', 'up to 1d']],
    ['Bands', { bands: ['4h'] }, 'up to 4h'],
    ['Bands', { bands: [] }, '—'],
    ['Open', { open: false }, 'No'],
    ['Open', { open: true }, 'Yes'],
    ['Open', { open: null }, '—'],
    ['Count', { count: 0 }, '0'],
    ['Count', { count: 2026 }, '2026'],
    ['Cost', { money: { hourly: 0 } }, 'EUR 0'],
    ['Cost', { money: { hourly: 1200 } }, 'EUR 1,200'],
    ['Cost', { money: { hourly: 1200.5 } }, 'EUR 1,200.50'],
    ['Cost', { money: null }, '—'],
    ['RTO', { rto: 14_400 }, '4 h'],
    ['RTO', { rto: 0 }, '0 s'],
    ['RTO', { rto: null }, 'not decided'],
    ['From', { from: '2026-03-12' }, '12 Mar 2026'],
    ['From', { from: 'soon' }, 'soon'],
    ['Link', { link: 'https://example.org/a' }, 'https://example.org/a'],
    ['Needs', { needs: 'component:default/db' }, 'DB'],
    [
      'Also',
      { also: ['component:default/a', 'component:default/b'] },
      ['A', 'B'],
    ],
    ['Boss', { boss: 'user:default/eve' }, 'EVE'],
    ['Staff', { staff: ['user:default/eve'] }, 'EVE'],
    // What does not have the shape that its kind says is shown as it is.
    ['RTO', { rto: 'PT4H' }, 'PT4H'],
    ['Name', { name: { a: 1 } }, '{"a":1}'],
    ['Staff', { staff: 'user:default/eve' }, '—'],
    ['Peaks', { peaks: 7 }, '—'],
  ])('prints %s of %j as %j', (label, content, expected) => {
    expect(textOf(content, label)).toEqual(expected);
  });

  it('makes a table of a list, with lists in lists as lines of a cell', () => {
    const peaks = [
      {
        id: 'p1',
        title: 'Year end',
        cost: 5,
        steps: [
          { id: 's1', text: 'Call', takes: 60 },
          { id: 's2', text: 'Wait', takes: null },
        ],
      },
      { id: 'p2', title: null, cost: null, steps: [] },
    ];
    expect(textOf({ peaks }, 'Peaks')).toEqual([
      ['Year end', 'EUR 5', 'Call, 1 min\nWait, not decided'],
      ['—', '—', '—'],
    ]);
  });

  it('gives each item of a wide list a heading of its own', () => {
    const risks: JsonValue[] = [
      { id: 'r1', title: 'Fire', note: 'Hot', measures: [{ title: 'Alarm' }] },
      { id: 'r2', title: null },
    ];
    const [, { blocks }] = print({ risks }).sections;
    expect(blocks.slice(1).map(block => block.label)).toEqual([
      'Risk 1: Fire',
      'Risk 2',
    ]);
    expect(textOf({ risks }, 'Risk 1: Fire')).toEqual(
      expect.arrayContaining([
        { kind: 'paragraph', label: 'Note', text: 'Hot' },
        {
          kind: 'table',
          label: 'Measures',
          columns: ['Title'],
          rows: [['Alarm']],
        },
      ]),
    );
  });

  it('prints what the type does not print itself leaf by leaf', () => {
    const matrix: JsonValue[] = [
      { id: 'm1', category: 'money', costPerHour: 0, none: null },
      { id: 'm2', bands: ['a', 'b'] },
    ];
    expect(textOf({ matrix }, 'Matrix')).toEqual([
      ['1 › category', 'money'],
      ['1 › cost per hour', '0'],
      ['2 › bands › 1', 'a'],
      ['2 › bands › 2', 'b'],
    ]);
    expect(textOf({ matrix: [] }, 'Matrix')).toBe('—');
    const own = print(
      { matrix, name: 'x' },
      {
        of: {
          ...type,
          print: (path, content) => [
            {
              kind: 'field',
              label: 'Own',
              text: `${path} of ${(content as { name: string }).name}`,
            },
          ],
        },
      },
    );
    expect(own.sections[0].blocks.at(-1)).toEqual({
      kind: 'field',
      label: 'Own',
      text: 'matrix of x',
    });
  });

  it('asks no type to print what its schema does not take', () => {
    const of: RecordType = {
      ...type,
      schema: z.object({ name: z.string() }),
      print: (_path, content) => [
        {
          kind: 'field',
          label: (content as { name: string }).name.trim(),
          text: '',
        },
      ],
    };
    const { sections } = print({ name: null, matrix: ['a'] }, { of });
    expect(sections[0].blocks.at(-1)).toMatchObject({ rows: [['1', 'a']] });
  });

  it.each([
    ['Cost', 'money.hourly', 'not shown'],
    ['Matrix', 'matrix', 'not shown'],
    ['Peaks', 'peaks', 'not shown'],
    ['Peaks', 'peaks.cost', [['Year end', 'not shown', '—']]],
    ['Peaks', 'peaks.0.cost', [['Year end', 'not shown', '—']]],
    ['Peaks', 'peaks.p1.cost', [['Year end', 'not shown', '—']]],
    ['Peaks', 'peaks.p2.cost', [['Year end', '—', '—']]],
  ])('says of %s that %s is hidden', (label, path, expected) => {
    const peaks = [{ id: 'p1', title: 'Year end', cost: null }];
    expect(textOf({ peaks }, label, [path])).toEqual(expected);
  });

  it('says who wrote and approved it, and until when it holds', () => {
    const { title, facts, revision, contentHash } = print({});
    expect([title, revision, contentHash]).toEqual([
      'Example: Payments',
      3,
      'abc123',
    ]);
    expect(Object.fromEntries(facts)).toEqual({
      Type: 'Example',
      Subject: 'Payments (component:default/pay)',
      Owner: 'CORE',
      Revision: '3 (approved)',
      Author: 'ANN, 1 Mar 2026, 08:05 UTC',
      Approvals: 'BOB, 12 Mar 2026, 09:30 UTC',
      'Last review': '12 Mar 2026',
      'Next review due': '—',
      'Content hash': 'abc123',
    });
  });

  it.each([
    ['approved', false, null],
    ['approved', true, 'Retired'],
    ['superseded', true, 'Superseded'],
    ['draft', false, 'Draft – not approved'],
    ['in-review', false, 'Draft – not approved'],
    ['returned', false, 'Draft – not approved'],
    ['discarded', false, 'Draft – not approved'],
  ] as const)(
    'marks what is %s (retired: %s) as %s',
    (state, retired, mark) => {
      const { watermark } = recordDocument({
        type,
        content: {},
        redacted: [],
        header: { ...header, state, retired },
        policy: defaultPolicy,
        nameOf: ref => ref,
      });
      expect(watermark).toBe(mark);
    },
  );
});

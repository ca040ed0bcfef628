import fc from 'fast-check';
import type { JsonValue } from '../../model/records/recordType';
import { contents } from './__testUtils__/contents';
import { madeUpType } from './__testUtils__/madeUpType';
import { diffContents } from './diff';

const diff = (before: JsonValue, after: JsonValue) =>
  diffContents(madeUpType, before, after);
const told = (before: JsonValue, after: JsonValue) =>
  diff(before, after).map(({ kind, label }) => `${kind} ${label}`);

describe('diffContents', () => {
  it('says of each field what it was and is, in the order of the form', () => {
    expect(
      diff(
        { tags: ['a'], contact: { name: 'Ann', phone: '' } },
        { contact: { phone: '555', name: null }, tags: ['a', 'b'] },
      ),
    ).toEqual([
      {
        path: 'contact.phone',
        section: 'people',
        label: 'Phone',
        kind: 'added',
        before: '',
        after: '555',
      },
      {
        path: 'contact.name',
        section: 'people',
        label: 'Name',
        kind: 'removed',
        before: 'Ann',
        after: null,
      },
      {
        path: 'tags',
        section: 'risks',
        label: 'Tags',
        kind: 'changed',
        before: ['a'],
        after: ['a', 'b'],
      },
    ]);
  });

  it('goes thing by thing through lists, and names them', () => {
    const [fire, flood, fraud] = ['fire', 'flood', 'fraud'].map(id => ({
      id,
      title: id,
      cost: 1,
      measures: [{ id: 'm', title: 'Train' }],
    }));
    expect(
      told(
        { risks: [fire, flood] },
        {
          risks: [
            {
              ...flood,
              cost: 2,
              measures: [...flood.measures, { id: 'n' }],
            },
            fraud,
          ],
        },
      ),
    ).toEqual([
      'changed Risks › flood › Cost',
      'added Risks › flood › Measures › Measure 2',
      'added Risks › fraud',
      'removed Risks › fire',
    ]);
  });

  it('says what was moved, from which place to which', () => {
    const risks = ['a', 'b', 'c'].map(id => ({ id, title: id }));
    expect(
      diff({ risks }, { risks: [risks[2], risks[0], risks[1]] }),
    ).toMatchObject([
      {
        path: 'risks.c',
        kind: 'moved',
        label: 'Risks › c',
        before: 3,
        after: 1,
      },
    ]);
  });

  it('calls what the form does not describe by its keys and namesakes', () => {
    const scale = { categories: [{ id: 'money', title: 'Financial' }] };
    const rated = (rating: string) => ({
      scale,
      rating: [{ id: 'money', levels: [{ id: 'PT4H', worstRating: rating }] }],
    });
    expect(told(rated('low'), rated('high'))).toEqual([
      'changed Rating › Financial › Levels › 4 h › Worst rating',
    ]);
    expect(diff({ other: 1 }, { other: 2 })).toMatchObject([{ section: null }]);
  });

  it.each<[JsonValue, JsonValue]>([
    [{ contact: null }, { contact: { phone: '', name: null } }],
    [{}, { risks: [], tags: null }],
    [{ rating: { a: 0 } }, { rating: { a: 0 } }],
  ])(
    'finds nothing where only the writing differs: %j, %j',
    (before, after) => {
      expect(told(before, after)).toEqual([]);
      expect(told(after, before)).toEqual([]);
    },
  );

  it('tells 0 and false from nothing', () => {
    expect(
      told({ rating: { a: null, b: '' } }, { rating: { a: 0, b: false } }),
    ).toEqual(['added Rating › A', 'added Rating › B']);
  });

  it('finds nothing between a content and itself, and the same both ways', () => {
    fc.assert(
      fc.property(contents, contents, (a, b) => {
        expect(diff(a, a)).toEqual([]);
        const paths = (changes: ReturnType<typeof diff>) =>
          changes
            .filter(({ kind }) => kind !== 'moved')
            .map(({ path }) => path)
            .sort();
        expect(paths(diff(b, a))).toEqual(paths(diff(a, b)));
      }),
    );
  });
});

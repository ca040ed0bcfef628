import fc from 'fast-check';
import type { JsonValue } from '../../model/records/recordType';
import { contents } from './__testUtils__/contents';
import { madeUpType } from './__testUtils__/madeUpType';
import { diffContents } from './diff';
import { mergeContents, resolve } from './merge';

const risk = (id: string, more: { [key: string]: JsonValue } = {}) => ({
  id,
  title: id,
  cost: 1,
  ...more,
});
const risks = (...list: JsonValue[]) => ({ risks: list });

describe('mergeContents', () => {
  it('brings together what does not meet', () => {
    expect(
      mergeContents(
        { contact: { phone: '1', name: 'Ann' }, risks: [risk('a'), risk('b')] },
        {
          contact: { phone: '2', name: 'Ann' },
          risks: [risk('a', { cost: 2 }), risk('b'), risk('mine')],
        },
        {
          contact: { phone: '1', name: 'Bo' },
          risks: [risk('theirs'), risk('b'), risk('a', { title: 'A' })],
          tags: ['x'],
        },
      ),
    ).toEqual({
      merged: {
        contact: { phone: '2', name: 'Bo' },
        risks: [
          risk('theirs'),
          risk('b'),
          risk('mine'),
          risk('a', { title: 'A', cost: 2 }),
        ],
        tags: ['x'],
      },
      conflicts: [],
    });
  });

  it('asks where both changed the same, keeping mine until it is decided', () => {
    const { merged, conflicts } = mergeContents(
      risks(risk('a')),
      risks(risk('a', { cost: 2 })),
      risks(risk('a', { cost: 0 })),
    );
    expect(merged).toEqual(risks(risk('a', { cost: 2 })));
    expect(conflicts).toEqual([
      { path: 'risks.a.cost', base: 1, mine: 2, theirs: 0 },
    ]);
    expect(resolve(merged, 'risks.a.cost', 0)).toEqual(
      risks(risk('a', { cost: 0 })),
    );
  });

  it('asks whether to take out what the other changed', () => {
    const [base, changed] = [risks(risk('a')), risks(risk('a', { cost: 2 }))];
    const mineOut = mergeContents(base, risks(), changed);
    expect(mineOut).toEqual({
      merged: risks(),
      conflicts: [
        {
          path: 'risks.a',
          base: risk('a'),
          mine: null,
          theirs: risk('a', { cost: 2 }),
        },
      ],
    });
    expect(resolve(mineOut.merged, 'risks.a', risk('a', { cost: 2 }))).toEqual(
      changed,
    );
    const theirsOut = mergeContents(base, changed, risks());
    expect(theirsOut.merged).toEqual(changed);
    expect(resolve(theirsOut.merged, 'risks.a', null)).toEqual(risks());
  });

  it('asks for the order that both changed', () => {
    const order = (...ids: string[]) => risks(...ids.map(id => risk(id)));
    const { merged, conflicts } = mergeContents(
      order('a', 'b', 'c'),
      order('b', 'a', 'c'),
      order('c', 'a', 'b'),
    );
    expect(merged).toEqual(order('b', 'a', 'c'));
    expect(conflicts).toEqual([
      {
        path: 'risks.$order',
        base: ['a', 'b', 'c'],
        mine: ['b', 'a', 'c'],
        theirs: ['c', 'a', 'b'],
      },
    ]);
    expect(resolve(merged, 'risks.$order', ['c', 'a', 'b'])).toEqual(
      order('c', 'a', 'b'),
    );
  });

  it('takes over all of it where only one side changed, or both alike', () => {
    fc.assert(
      fc.property(contents, contents, (base, changed) => {
        const expected = { merged: changed, conflicts: [] };
        expect(mergeContents(base, changed, base)).toEqual(expected);
        expect(mergeContents(base, base, changed)).toEqual(expected);
        expect(mergeContents(base, changed, changed)).toEqual(expected);
      }),
    );
  });

  it('loses no change of either side without asking', () => {
    fc.assert(
      fc.property(contents, contents, contents, (base, mine, theirs) => {
        const { merged, conflicts } = mergeContents(base, mine, theirs);
        const asked = (path: string) =>
          conflicts.some(
            conflict =>
              conflict.path === path ||
              conflict.path === `${path.replace(/\.[^.]+$/, '')}.$order` ||
              path.startsWith(`${conflict.path}.`) ||
              conflict.path.startsWith(`${path}.`),
          );
        const lostBy = (side: JsonValue) => {
          const open = new Map(
            diffContents(madeUpType, side, merged).map(change => [
              change.path,
              change,
            ]),
          );
          return diffContents(madeUpType, base, side).filter(
            ({ path, kind }) => {
              const lost = open.get(path);
              // Places in a list are relative to what the other side added.
              return (
                lost !== undefined &&
                ![kind, lost.kind].includes('moved') &&
                !(kind === 'added' && lost.kind === 'changed') &&
                !asked(path)
              );
            },
          );
        };
        expect(lostBy(mine)).toEqual([]);
        expect(lostBy(theirs)).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('becomes theirs, or stays mine, by deciding every conflict so', () => {
    fc.assert(
      fc.property(contents, contents, contents, (base, mine, theirs) => {
        const { merged, conflicts } = mergeContents(base, mine, theirs);
        const decided = (side: 'mine' | 'theirs') =>
          conflicts.reduce(
            (content, conflict) =>
              resolve(content, conflict.path, conflict[side]),
            merged,
          );
        expect(diffContents(madeUpType, merged, decided('mine'))).toEqual([]);
        const left = mergeContents(base, decided('theirs'), theirs).conflicts;
        expect(left.filter(({ path }) => !path.endsWith('$order'))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});

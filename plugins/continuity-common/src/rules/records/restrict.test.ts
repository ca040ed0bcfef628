import fc from 'fast-check';
import { defaultPolicy } from '../policy';
import { contents } from './__testUtils__/contents';
import { madeUpType } from './__testUtils__/madeUpType';
import { progressOf } from './describe';
import { diffContents } from './diff';
import { outsideSections, restrictToSections } from './restrict';

describe('what somebody changes who contributes to some sections', () => {
  it('is taken from those and left as it was elsewhere', () => {
    const before = { contact: { phone: '1', name: 'Ann' }, risks: [], kept: 1 };
    const after = {
      contact: { phone: '2', name: 'Ann' },
      risks: [{ id: 'a' }],
      tags: ['a'],
    };
    expect(restrictToSections(madeUpType, before, after, ['risks'])).toEqual({
      ...before,
      risks: [{ id: 'a' }],
      tags: ['a'],
    });
    expect(outsideSections(madeUpType, before, after, ['risks'])).toEqual([
      'contact.phone',
      'kept',
    ]);
    expect(outsideSections(madeUpType, before, before, [])).toEqual([]);
  });

  it('is never anything outside of them', () => {
    const sections = fc.subarray(['people', 'risks']);
    fc.assert(
      fc.property(contents, contents, sections, (before, after, ids) => {
        const saved = restrictToSections(madeUpType, before, after, ids);
        expect(outsideSections(madeUpType, before, saved, ids)).toEqual([]);
        expect(
          diffContents(madeUpType, saved, after).filter(({ section }) =>
            ids.includes(section ?? ''),
          ),
        ).toEqual([]);
      }),
    );
  });
});

describe('progressOf', () => {
  const progress = (content: Parameters<typeof progressOf>[1]) =>
    progressOf(madeUpType, content, defaultPolicy, 'service');

  it('counts section by section what is filled in and what is missing', () => {
    expect(progress({ contact: { phone: '', name: 'Ann' } })).toEqual([
      { section: 'people', done: true, missing: 0, filled: 1, fields: 2 },
      { section: 'risks', done: false, missing: 1, filled: 0, fields: 3 },
    ]);
    expect(
      progress({ risks: [{ id: 'a', title: '' }], rating: 0 }),
    ).toMatchObject([{ filled: 0 }, { done: true, missing: 0, filled: 1 }]);
  });
});

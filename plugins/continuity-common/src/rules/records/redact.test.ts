import fc from 'fast-check';
import type { SensitiveGroup } from '../../model/records/recordType';
import { contents } from './__testUtils__/contents';
import { madeUpType } from './__testUtils__/madeUpType';
import { redact, restoreRedacted } from './redact';

const stored = {
  contact: { phone: '555', name: 'Ann' },
  risks: [
    { id: 'a', title: 'Fire', cost: 1, measures: [{ id: 'm', cost: 2 }] },
    { id: 'b', title: 'Flood', cost: 3, measures: [] },
  ],
};
const groups: SensitiveGroup[] = ['costs', 'contacts'];

describe('redact', () => {
  it('leaves out what is for others, within lists, too', () => {
    expect(redact(madeUpType, stored, groups)).toEqual({
      content: {
        contact: { phone: null, name: 'Ann' },
        risks: [
          {
            id: 'a',
            title: 'Fire',
            cost: null,
            measures: [{ id: 'm', cost: null }],
          },
          { id: 'b', title: 'Flood', cost: null, measures: [] },
        ],
      },
      redacted: [
        'contact.phone',
        'risks.a.cost',
        'risks.a.measures.m.cost',
        'risks.b.cost',
      ],
    });
    expect(redact(madeUpType, stored, [])).toEqual({
      content: stored,
      redacted: [],
    });
  });
});

describe('restoreRedacted', () => {
  it('puts back what was hidden, whatever was given, wherever items went', () => {
    expect(
      restoreRedacted(
        madeUpType,
        stored,
        {
          contact: { phone: 'mine', name: 'Bo' },
          risks: [
            { id: 'new', title: 'Fraud', cost: 9, measures: [] },
            { id: 'b', title: 'Flood', cost: null, measures: [] },
            {
              id: 'a',
              title: 'Fire!',
              cost: null,
              measures: [{ id: 'm', cost: 7 }],
            },
          ],
        },
        groups,
      ),
    ).toEqual({
      contact: { phone: '555', name: 'Bo' },
      risks: [
        { id: 'new', title: 'Fraud', measures: [] },
        { id: 'b', title: 'Flood', cost: 3, measures: [] },
        { id: 'a', title: 'Fire!', cost: 1, measures: [{ id: 'm', cost: 2 }] },
      ],
    });
  });

  it('undoes redaction, and lets nobody change what they do not see', () => {
    fc.assert(
      fc.property(contents, contents, (before, given) => {
        const { content } = redact(madeUpType, before, groups);
        expect(restoreRedacted(madeUpType, before, content, groups)).toEqual(
          before,
        );
        // Saving what one sees of something else leaves what is hidden alone.
        const after = restoreRedacted(madeUpType, before, given, groups);
        const again = restoreRedacted(
          madeUpType,
          before,
          redact(madeUpType, after, groups).content,
          groups,
        );
        expect(again).toEqual(after);
      }),
    );
  });
});

import { mergeContinuityBlocks } from './mergeContinuityBlocks';
import { emptyContinuityFields } from './parseContinuityFields';

const merge = (file: unknown, portal: unknown) =>
  mergeContinuityBlocks({ file, portal, namespace: 'default' });

describe('mergeContinuityBlocks', () => {
  it('lets the file win, field by field', () => {
    expect(
      merge(
        { tier: 'gold', rto: 0, supports: [], dependencies: null },
        {
          tier: 'silver',
          rto: '4h',
          rpo: '5m',
          supports: ['orders'],
          dependencies: [{ ref: 'resource:db' }],
        },
      ),
    ).toEqual({
      fields: {
        ...emptyContinuityFields(),
        tier: 'gold',
        rto: 0,
        rpo: 300,
        supports: [],
        dependencies: [
          {
            ref: 'resource:default/db',
            strength: 'hard',
            data: null,
            use: 'operation',
          },
        ],
      },
      mistakes: [],
      portalFields: ['rpo', 'dependencies'],
      overriddenFields: ['tier', 'rto', 'supports'],
    });
  });

  it('uses the portal where the file is mistaken, and tells both mistakes', () => {
    const merged = merge(
      { tier: 7, rto: 'soon', supports: [1] },
      { tier: 'silver', rto: 'later', supports: ['orders'], colour: 'red' },
    );
    expect(merged.fields).toEqual({
      ...emptyContinuityFields(),
      tier: 'silver',
      supports: ['vitalbusinessfunction:default/orders'],
    });
    expect(merged.portalFields).toEqual(['tier', 'supports']);
    expect(merged.overriddenFields).toEqual([]);
    expect(merged.mistakes.map(({ path }) => path)).toEqual([
      'spec.continuity.tier',
      'spec.continuity.rto',
      'spec.continuity.supports[0]',
      'continuity.rto',
      'continuity.colour',
    ]);
  });

  it('needs neither of the two', () => {
    expect(merge(undefined, undefined)).toEqual({
      fields: emptyContinuityFields(),
      mistakes: [],
      portalFields: [],
      overriddenFields: [],
    });
    expect(merge('nonsense', { tier: 'x' })).toMatchObject({
      fields: { tier: 'x' },
      portalFields: ['tier'],
      mistakes: [{ path: 'spec.continuity' }],
    });
  });
});

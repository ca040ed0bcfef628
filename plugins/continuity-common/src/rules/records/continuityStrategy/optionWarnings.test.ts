import { HOUR, NOW } from '../../__testUtils__/facts';
import { optionWith } from '../../__testUtils__/strategy';
import { optionWarnings } from './optionWarnings';

type Supplier = NonNullable<
  NonNullable<Parameters<typeof optionWith>[0]>['suppliers']
>[number];

function warningsAbout(supplier: Partial<Supplier>, now = NOW) {
  const option = optionWith({
    rto: 4 * HOUR,
    suppliers: [
      { id: 's', name: 'Nord Hosting', contractual: true, ...supplier },
    ],
  });
  return optionWarnings(option, now);
}

describe('warnings about a recovery option', () => {
  it('come where its RTO contradicts its band, and only there', () => {
    expect(
      optionWarnings(optionWith({ band: 'gradual', rto: HOUR }), NOW),
    ).toEqual([
      {
        kind: 'outside-band',
        supplierId: null,
        text: 'An RTO of 1 h contradicts Gradual recovery (cold standby), which takes more than 72 h; it is typical of Fast recovery (hot standby).',
      },
    ]);
    for (const fine of [
      { band: 'gradual' as const, rto: null },
      { band: null, rto: HOUR },
      { band: 'manual-workaround' as const, rto: 96 * HOUR },
      { band: 'immediate' as const, rto: 180 },
    ]) {
      expect(optionWarnings(optionWith(fine), NOW)).toEqual([]);
    }
  });

  it('come where a supplier has only promised', () => {
    expect(warningsAbout({ contractual: false })).toEqual([
      {
        kind: 'commitment-not-contractual',
        supplierId: 's',
        text: 'Nord Hosting: the commitment is not part of a contract.',
      },
    ]);
  });

  it('come once the last day of a commitment is over', () => {
    const at = (now: string) =>
      warningsAbout({ validUntil: '2026-12-01' }, now);
    expect(at('2026-12-01T23:59:59.999Z')).toEqual([]);
    expect(at('2026-12-02T00:00:00.000Z')).toEqual([
      {
        kind: 'commitment-expired',
        supplierId: 's',
        text: 'Nord Hosting: the commitment ended on 2026-12-01.',
      },
    ]);
  });

  it('come where a supplier takes longer than the option relies on', () => {
    expect(warningsAbout({ rto: 4 * HOUR })).toEqual([]);
    expect(warningsAbout({ rto: 0 })).toEqual([]);
    expect(warningsAbout({ rto: null })).toEqual([]);
    expect(warningsAbout({ rto: 8 * HOUR, name: ' ' })).toEqual([
      {
        kind: 'commitment-weaker',
        supplierId: 's',
        text: 'A supplier without a name: commits itself to 8 h, longer than the RTO of 4 h that the option relies on.',
      },
    ]);
  });
});

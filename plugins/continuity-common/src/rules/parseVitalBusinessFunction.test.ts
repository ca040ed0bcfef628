import fc from 'fast-check';
import { vitalBusinessFunctionFieldsSchema } from '../model';
import { parseVitalBusinessFunction } from './parseVitalBusinessFunction';

const parse = (spec: unknown) =>
  parseVitalBusinessFunction(spec, { namespace: 'shop' });

const nothing = {
  rto: null,
  rpo: null,
  mtpd: null,
  wrt: null,
  minimumService: null,
  businessContinuityPlan: null,
  supportedBy: [],
  peaks: [],
};

describe('parseVitalBusinessFunction', () => {
  it('reads a whole function', () => {
    const rrule = 'FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=25';
    expect(
      parse({
        owner: 'group:default/sales',
        mtpd: 'PT8H',
        rto: 'PT4H',
        rpo: 0,
        wrt: 'PT1H',
        minimumService: '60 % of orders accepted,\nby phone',
        businessContinuityPlan: 'https://example.org/bcp/sales',
        supportedBy: ['component:default/checkout', 'cart', 'api:shop/orders'],
        peaks: [{ name: 'quarter end', rrule, duration: 'P7D', mtpd: 'PT4H' }],
      }),
    ).toEqual({
      mistakes: [],
      fields: {
        mtpd: 28_800,
        rto: 14_400,
        rpo: 0,
        wrt: 3_600,
        minimumService: '60 % of orders accepted,\nby phone',
        businessContinuityPlan: 'https://example.org/bcp/sales',
        supportedBy: [
          'component:default/checkout',
          'component:shop/cart',
          'api:shop/orders',
        ],
        peaks: [
          {
            name: 'quarter end',
            rrule,
            duration: 604_800,
            rto: null,
            rpo: null,
            mtpd: 14_400,
          },
        ],
      },
    });
  });

  it.each<[unknown, string]>([
    ['text', 'spec'],
    [{ rto: 4 }, 'spec.rto'],
    [{ mbco: 'x' }, 'spec.mbco'],
    [{ minimumService: 60 }, 'spec.minimumService'],
    [
      { businessContinuityPlan: 'data:text/html,hello' },
      'spec.businessContinuityPlan',
    ],
    [
      { businessContinuityPlan: ' ftp://example.org' },
      'spec.businessContinuityPlan',
    ],
    [{ supportedBy: ['group:sales'] }, 'spec.supportedBy[0]'],
    [{ peaks: [{ name: 'a', duration: 'P1D' }] }, 'spec.peaks[0].rrule'],
    [
      { peaks: [{ name: null, rrule: 'FREQ=DAILY', duration: '1d' }] },
      'spec.peaks[0].name',
    ],
    [
      { peaks: [{ name: 'a', rrule: 'FREQ=HOURLY', duration: '1d' }] },
      'spec.peaks[0].rrule',
    ],
    [
      { peaks: [{ name: 'a', rrule: 'FREQ=DAILY', duration: '0' }] },
      'spec.peaks[0].duration',
    ],
    [
      { peaks: [{ name: 'a', rrule: 'FREQ=DAILY', duration: '367d' }] },
      'spec.peaks[0].duration',
    ],
    [{ peaks: ['daily'] }, 'spec.peaks[0]'],
  ])('counts %j as absent', (spec, path) => {
    const { fields, mistakes } = parse(spec);
    expect(fields).toEqual(nothing);
    expect(mistakes.map(mistake => mistake.path)).toEqual([path]);
  });

  it('takes words for a plan', () => {
    const words = 'Binder: red, third shelf';
    expect(parse({ businessContinuityPlan: words }).fields).toEqual({
      ...nothing,
      businessContinuityPlan: words,
    });
  });

  it('reads a bounded number of peaks', () => {
    const peak = { name: 'a', rrule: 'FREQ=WEEKLY', duration: '1d' };
    const { fields, mistakes } = parse({ peaks: Array(10_000).fill(peak) });
    expect(fields.peaks).toHaveLength(20);
    expect(mistakes).toEqual([
      { path: 'spec.peaks', value: '10000 entries', expected: 'at most 20' },
    ]);
  });

  it('answers in the shape of the model, whatever it is given', () => {
    const key = fc.constantFrom(
      'owner',
      'rto',
      'peaks',
      'supportedBy',
      'minimumService',
      'businessContinuityPlan',
      '__proto__',
    );
    fc.assert(
      fc.property(
        fc.oneof(fc.anything(), fc.dictionary(key, fc.anything())),
        spec => {
          const { fields } = parse(spec);
          expect(vitalBusinessFunctionFieldsSchema.parse(fields)).toEqual(
            fields,
          );
        },
      ),
    );
  });
});

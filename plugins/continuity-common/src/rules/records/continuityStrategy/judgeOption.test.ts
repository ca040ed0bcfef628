import { HOUR } from '../../__testUtils__/facts';
import { optionWith } from '../../__testUtils__/strategy';
import { bandOf, recoveryBandInfo } from './bands';
import { residualGap } from './choice';
import {
  judgeOption,
  meetsMinimumService,
  type RequiredFigures,
} from './judgeOption';

const nothing: RequiredFigures = { rto: null, rpo: null, mtpd: null };

type Option = Parameters<typeof optionWith>[0];

describe('judging a recovery option', () => {
  it.each<[string, Option, Partial<RequiredFigures>, number | null]>([
    ['equal', { rto: 4 * HOUR }, { rto: 4 * HOUR }, null],
    ['0 for 0', { rto: 0, rpo: 0 }, { rto: 0, rpo: 0 }, null],
    ['what nobody requires', { rto: HOUR }, { mtpd: HOUR }, null],
    ['equal capacity', { rto: HOUR, capacity: 60 }, { rto: HOUR }, 60],
    ['capacity alone', { rto: HOUR, capacity: 100 }, {}, 60],
    ['no minimum', { rto: HOUR, capacity: 0 }, { rto: HOUR }, null],
    ['a return by itself', { band: 'do-nothing', rto: 1 }, { rto: 1 }, null],
  ])('finds that %s reaches', (_, option, required, minimum) => {
    expect(
      judgeOption(optionWith(option), { ...nothing, ...required }, minimum),
    ).toEqual({ verdict: 'reaches', shortfalls: [], undecided: [] });
  });

  it.each<[string, Option, Partial<RequiredFigures>, number | null, string[]]>([
    ['no RTO', { rto: null, rpo: 0 }, { rto: HOUR, rpo: 0 }, null, ['rto']],
    ['no RTO, though nobody asks', { rpo: 0 }, { rpo: 0 }, null, ['rto']],
    ['no RPO', { rto: HOUR }, { rto: HOUR, rpo: 0 }, null, ['rpo']],
    ['no RTO for an MTPD', {}, { mtpd: HOUR }, null, ['mtpd', 'rto']],
    ['no capacity', { rto: HOUR }, { rto: HOUR }, 0, ['capacity']],
    ['nothing required', { rto: 0, rpo: 0, capacity: 100 }, {}, null, []],
    ['nothing done or required', { band: 'do-nothing' }, {}, null, []],
  ])('cannot judge %s', (_, option, required, minimum, undecided) => {
    expect(
      judgeOption(optionWith(option), { ...nothing, ...required }, minimum),
    ).toEqual({ verdict: 'unknown', shortfalls: [], undecided });
  });

  it('says which figure is missed and by how much', () => {
    const option = optionWith({ rto: 10 * HOUR, rpo: 1, capacity: 50 });
    const required = { rto: 4 * HOUR, rpo: 0, mtpd: 8 * HOUR };
    const shortfalls = [
      { criterion: 'rto', actual: 10 * HOUR, limit: 4 * HOUR, by: 6 * HOUR },
      { criterion: 'rpo', actual: 1, limit: 0, by: 1 },
      { criterion: 'mtpd', actual: 10 * HOUR, limit: 8 * HOUR, by: 2 * HOUR },
      { criterion: 'capacity', actual: 50, limit: 60, by: 10 },
    ];
    expect(judgeOption(option, required, 60)).toEqual({
      verdict: 'cannot-reach',
      shortfalls,
      undecided: [],
    });
    expect(residualGap(option, required, 60)).toEqual(shortfalls);
    expect(residualGap(optionWith({ rto: 0 }), required, null)).toEqual([]);
  });

  it('is sure that an option falls short even where something is unknown', () => {
    expect(
      judgeOption(
        optionWith({ rto: null, rpo: HOUR }),
        { rto: HOUR, rpo: 0, mtpd: null },
        null,
      ),
    ).toMatchObject({
      verdict: 'cannot-reach',
      shortfalls: [{ criterion: 'rpo' }],
      undecided: ['rto'],
    });
  });

  it('knows that doing nothing never reaches what is required', () => {
    expect(
      judgeOption(
        optionWith({ band: 'do-nothing' }),
        { rto: HOUR, rpo: null, mtpd: null },
        60,
      ),
    ).toEqual({
      verdict: 'cannot-reach',
      shortfalls: [
        { criterion: 'rto', actual: null, limit: HOUR, by: null },
        { criterion: 'capacity', actual: null, limit: 60, by: null },
      ],
      undecided: [],
    });
  });

  it.each([
    [60, 60, true],
    [59.5, 60, false],
    [0, 0, true],
    [null, 60, null],
    [60, null, null],
  ])(
    'meets with a capacity of %p a minimum of %p: %p',
    (capacity, min, met) => {
      expect(meetsMinimumService(optionWith({ capacity }), min)).toBe(met);
    },
  );
});

describe('bands', () => {
  it.each([
    [0, 'immediate'],
    [1, 'fast'],
    [24 * HOUR - 1, 'fast'],
    [24 * HOUR, 'intermediate'],
    [72 * HOUR, 'intermediate'],
    [72 * HOUR + 1, 'gradual'],
  ] as const)('take an RTO of %p for %s, which knows it', (rto, band) => {
    expect(bandOf(rto)).toBe(band);
    expect(recoveryBandInfo[band].fits(rto)).toBe(true);
  });

  it('know which RTOs are none of theirs', () => {
    const misfits = (rto: number) =>
      Object.entries(recoveryBandInfo)
        .filter(([, { fits }]) => !fits(rto))
        .map(([band]) => band);
    expect(misfits(180)).toEqual(['gradual', 'intermediate']);
    expect(misfits(24 * HOUR)).toEqual(['gradual', 'fast', 'immediate']);
    expect(misfits(73 * HOUR)).toEqual(['intermediate', 'fast', 'immediate']);
  });
});

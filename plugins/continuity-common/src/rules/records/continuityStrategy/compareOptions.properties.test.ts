import fc from 'fast-check';
import { recoveryBands } from '../../../model/records/continuityStrategy';
import { HOUR, NOW } from '../../__testUtils__/facts';
import { optionWith } from '../../__testUtils__/strategy';
import { compareOptions, totalCostOf } from './compareOptions';
import { coverageOf } from './coverage';
import { judgeOption } from './judgeOption';

/** Few values, so that options are often equal, and often exactly at a limit. */
const span = fc.constantFrom(null, 0, 1, HOUR, 4 * HOUR, 24 * HOUR);
const sum = fc.constantFrom(null, 0, 100, 300);
const percent = fc.constantFrom(null, 0, 60, 100);

const options = fc.uniqueArray(
  fc
    .record({
      id: fc.constantFrom(...'abcdefgh'),
      band: fc.constantFrom(null, ...recoveryBands),
      rto: span,
      rpo: span,
      capacity: percent,
      capitalCost: sum,
      runningCost: sum,
    })
    .map(optionWith),
  { selector: ({ id }) => id, maxLength: 8 },
);
const needs = fc.record({ rto: span, rpo: span, mtpd: span });

describe('a comparison of recovery options', () => {
  it('proposes one that reaches, and none that reaches is cheaper', () => {
    fc.assert(
      fc.property(options, needs, percent, (list, required, minimum) => {
        const { options: compared, proposedId } = compareOptions(
          { options: list, minimumCapacity: minimum },
          required,
          NOW,
        );
        const reaching = list.filter(
          option =>
            judgeOption(option, required, minimum).verdict === 'reaches',
        );
        const proposed = reaching.find(({ id }) => id === proposedId);
        expect(proposed !== undefined).toBe(reaching.length > 0);
        const cost = proposed ? totalCostOf(proposed) : null;
        for (const option of reaching) {
          const other = totalCostOf(option);
          expect(other !== null && (cost === null || other < cost)).toBe(false);
          expect(
            compared.find(({ optionId }) => optionId === option.id)?.verdict,
          ).toBe(
            other !== null && cost !== null && cost < other
              ? 'reaches-cheaper-exists'
              : 'reaches',
          );
        }
      }),
    );
  });

  it('does not depend on the order of the options', () => {
    fc.assert(
      fc.property(
        options.chain(list =>
          fc.tuple(
            fc.constant(list),
            fc.shuffledSubarray(list, { minLength: list.length }),
          ),
        ),
        needs,
        percent,
        ([list, shuffled], required, minimumCapacity) => {
          const [a, b] = [list, shuffled].map(some => {
            const { options: compared, proposedId } = compareOptions(
              { options: some, minimumCapacity },
              required,
              NOW,
            );
            return {
              proposedId,
              byId: Object.fromEntries(
                compared.map(option => [option.optionId, option]),
              ),
            };
          });
          expect(b).toEqual(a);
        },
      ),
    );
  });

  it('asks no more of an option when less is required', () => {
    const rank = { reaches: 0, unknown: 1, 'cannot-reach': 2 };
    fc.assert(
      fc.property(
        options,
        needs,
        percent,
        fc.nat(),
        (list, required, min, more) => {
          for (const option of list) {
            const before = judgeOption(option, required, min);
            const eased = judgeOption(
              option,
              {
                ...required,
                rto: required.rto === null ? null : required.rto + more,
              },
              min,
            );
            expect(rank[eased.verdict]).toBeLessThanOrEqual(
              rank[before.verdict],
            );
          }
        },
      ),
    );
  });

  it('covers a function exactly where the chosen options of all services reach', () => {
    fc.assert(
      fc.property(
        fc.array(options, { maxLength: 4 }),
        needs,
        percent,
        (lists, required, minimumCapacity) => {
          const services = lists.map((list, index) => ({
            entityRef: `component:default/s${index}`,
            strategy: {
              options: list,
              minimumCapacity,
              choice: { optionId: list.at(-1)?.id ?? null },
            },
          }));
          const { colour } = coverageOf(required, services);
          const reaches = lists.map(list => {
            const chosen = list.at(-1);
            return (
              chosen !== undefined &&
              judgeOption(chosen, required, minimumCapacity).verdict ===
                'reaches'
            );
          });
          expect(colour).toBe(
            reaches.length > 0 && reaches.every(Boolean) ? 'green' : 'red',
          );
          expect(coverageOf(required, [...services].reverse())).toEqual(
            coverageOf(required, services),
          );
        },
      ),
    );
  });
});

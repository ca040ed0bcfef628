import {
  COST_HORIZON_YEARS,
  formatDuration,
  neverRecovers,
  type ComparedOption,
  type OptionCriterion,
  type RecoveryOption,
} from '@backstage-continuity/plugin-continuity-common';
import type { Translate } from '../../../../components';
import { formatAmount } from '../../../words/amounts';

/** An option with what is found of it. */
export interface Candidate {
  option: RecoveryOption;
  compared: ComparedOption;
}

/** One row of the comparison. */
export interface ComparisonRow {
  id: string;
  label: string;
  /** What is said of an option, line by line. */
  lines: (candidate: Candidate) => string[];
  /** What is required that the row answers. */
  criteria?: OptionCriterion[];
  /** Whose warnings belong here: of the option, or of its suppliers. */
  warns?: 'option' | 'supplier';
}

export function comparisonRows(
  t: Translate,
  options: {
    currency: string;
    costsHidden: boolean;
    /** What an entity is called. */
    titleOf: (ref: string) => string;
  },
): ComparisonRow[] {
  const unknown = t('strategy.compare.notKnown');
  const span = (seconds: number | null) =>
    seconds === null ? unknown : formatDuration(seconds);
  const achieved = (option: RecoveryOption, name: 'rto' | 'rpo') =>
    option[name] === null && neverRecovers(option)
      ? t('strategy.compare.never')
      : span(option[name]);
  const amount = (value: number | null) => {
    if (options.costsHidden) return t('strategy.compare.notShown');
    return value === null ? unknown : formatAmount(value, options.currency);
  };
  const some = (lines: string[]) =>
    lines.length > 0 ? lines : [t('strategy.compare.none')];
  const row = (
    id: Exclude<keyof RecoveryOption, 'id' | 'title' | 'description'>,
    line: (option: RecoveryOption) => string | string[],
    rest: Partial<ComparisonRow> = {},
  ): ComparisonRow => ({
    id,
    label: t(`strategy.compare.${id as 'rto'}`),
    lines: ({ option }) => [line(option)].flat(),
    ...rest,
  });
  return [
    row(
      'band',
      ({ band }) => (band === null ? unknown : t(`strategy.band.${band}`)),
      { warns: 'option' },
    ),
    row('rto', option => achieved(option, 'rto'), {
      criteria: ['rto', 'mtpd'],
    }),
    row('rpo', option => achieved(option, 'rpo'), { criteria: ['rpo'] }),
    row(
      'capacity',
      ({ capacity }) =>
        capacity === null
          ? unknown
          : t('strategy.compare.percent', { number: String(capacity) }),
      { criteria: ['capacity'] },
    ),
    row('implementationTime', option => span(option.implementationTime)),
    row('usableFor', option =>
      option.usableWithoutLimit
        ? t('strategy.compare.noLimit')
        : span(option.usableFor),
    ),
    row('capitalCost', option => amount(option.capitalCost)),
    row('runningCost', option => amount(option.runningCost)),
    {
      id: 'totalCost',
      label: t('strategy.compare.totalCost', {
        years: String(COST_HORIZON_YEARS),
      }),
      lines: ({ compared }) => [amount(compared.totalCost)],
    },
    row('prerequisites', option =>
      some(
        option.prerequisites.map(
          ({ title, entityRef }) =>
            title ||
            (entityRef === null ? unknown : options.titleOf(entityRef)),
        ),
      ),
    ),
    row(
      'suppliers',
      option =>
        some(
          option.suppliers.map(({ name, rto }) =>
            rto === null
              ? name || unknown
              : t('strategy.compare.supplier', {
                  name: name || unknown,
                  rto: formatDuration(rto),
                }),
          ),
        ),
      { warns: 'supplier' },
    ),
  ];
}

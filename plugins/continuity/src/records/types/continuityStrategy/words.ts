import {
  formatDuration,
  type ComparedOption,
  type OptionCriterion,
  type Shortfall,
} from '@backstage-continuity/plugin-continuity-common';
import type { Translate } from '../../../components';

type Judged = Pick<ComparedOption, 'shortfalls' | 'undecided'>;

export function criterionText(criterion: OptionCriterion, t: Translate) {
  return t(`strategy.criterion.${criterion}`);
}

/** By how much something falls short of one thing that is required. */
function shortfallText({ criterion, by }: Shortfall, t: Translate): string {
  const name = criterionText(criterion, t);
  if (by === null) return t('strategy.short.never', { criterion: name });
  return criterion === 'capacity'
    ? t('strategy.short.capacity', { by: String(by) })
    : t('strategy.short.by', { criterion: name, by: formatDuration(by) });
}

/** The same beside the figure itself. */
export function shortfallMark({ criterion, by }: Shortfall, t: Translate) {
  const name = criterionText(criterion, t);
  if (by === null) return t('strategy.short.neverWithin', { criterion: name });
  return criterion === 'capacity'
    ? t('strategy.short.tooLittle', { by: String(by) })
    : t('strategy.short.tooLong', { criterion: name, by: formatDuration(by) });
}

/** Why a verdict is what it is; empty where nothing speaks against it. */
export function reasonsOf(
  judged: Judged & { verdict: string },
  t: Translate,
): string[] {
  const { shortfalls, undecided, verdict } = judged;
  const reasons = shortfalls.map(shortfall => shortfallText(shortfall, t));
  if (undecided.length > 0) {
    const criteria = undecided.map(one => criterionText(one, t)).join(', ');
    reasons.push(t('strategy.missing', { criteria }));
  } else if (verdict === 'unknown') {
    reasons.push(t('strategy.nothingRequired'));
  }
  return reasons;
}

/** What a chosen option leaves open, a sentence for each thing that is required. */
export function openPoints({ shortfalls, undecided }: Judged, t: Translate) {
  const points = shortfalls.map(({ criterion, actual, by, limit }) => {
    const name = criterionText(criterion, t);
    if (criterion === 'capacity') {
      return t('strategy.gap.capacity', {
        actual: String(actual ?? 0),
        by: String(by ?? limit),
        limit: String(limit),
      });
    }
    return by === null || actual === null
      ? t('strategy.gap.never', {
          criterion: name,
          limit: formatDuration(limit),
        })
      : t('strategy.gap.time', {
          criterion: name,
          actual: formatDuration(actual),
          by: formatDuration(by),
          limit: formatDuration(limit),
        });
  });
  return [
    ...points,
    ...undecided.map(criterion =>
      t('strategy.gap.undecided', { criterion: criterionText(criterion, t) }),
    ),
  ];
}

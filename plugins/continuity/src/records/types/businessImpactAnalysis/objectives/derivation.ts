import {
  decideObjectives,
  deriveMtpd,
  formatDuration,
  type AnalysisObjective,
  type BusinessImpactAnalysis,
} from '@backstage-continuity/plugin-continuity-common';
import type { Translate } from '../../../../components';
import { titlesOf } from '../words';

function rtoText(analysis: BusinessImpactAnalysis, t: Translate): string {
  const { proposed, final } = decideObjectives(analysis);
  if (proposed.rto === null || final.mtpd === null) {
    return t('analysis.how.rtoNone');
  }
  const mtpd = formatDuration(final.mtpd);
  if (!analysis.scale.bands.includes(proposed.rto) || proposed.rto === 0) {
    return t('analysis.how.rtoHalf', { mtpd });
  }
  return final.wrt === null || final.wrt === 0
    ? t('analysis.how.rtoBelow', { mtpd })
    : t('analysis.how.rtoLeaves', { mtpd, wrt: formatDuration(final.wrt) });
}

/** How a proposed figure came about, in a sentence. */
export function derivationText(
  objective: AnalysisObjective,
  analysis: BusinessImpactAnalysis,
  t: Translate,
): string {
  const { dataLoss, workRecovery } = analysis;
  switch (objective) {
    case 'mtpd': {
      const { seconds, categories } = deriveMtpd(analysis);
      return seconds === null
        ? t('analysis.how.mtpdNone')
        : t('analysis.how.mtpd', { categories: titlesOf(categories) });
    }
    case 'wrt':
      return t(
        workRecovery.duration === null
          ? 'analysis.how.wrtNone'
          : 'analysis.how.wrt',
      );
    case 'rpo':
      return t(
        dataLoss.tolerated === null
          ? 'analysis.how.rpoNone'
          : 'analysis.how.rpo',
      );
    default:
      return rtoText(analysis, t);
  }
}

/** What does not fit together in the final figures; it may be meant so. */
export function objectiveWarnings(
  analysis: BusinessImpactAnalysis,
  t: Translate,
): { objective: AnalysisObjective; text: string }[] {
  const { mtpd, rto, wrt } = decideObjectives(analysis).final;
  const derived = deriveMtpd(analysis);
  const warnings: { objective: AnalysisObjective; text: string }[] = [];
  if (mtpd !== null && derived.seconds !== null && mtpd > derived.seconds) {
    warnings.push({
      objective: 'mtpd',
      text: t('analysis.warning.aboveCurve', {
        mtpd: formatDuration(mtpd),
        derived: formatDuration(derived.seconds),
        categories: titlesOf(derived.categories),
      }),
    });
  }
  if (mtpd !== null && rto !== null && rto + (wrt ?? 0) > mtpd) {
    warnings.push({
      objective: 'rto',
      text: t('analysis.warning.tooLong', {
        rto: formatDuration(rto),
        wrt: formatDuration(wrt ?? 0),
        sum: formatDuration(rto + (wrt ?? 0)),
        mtpd: formatDuration(mtpd),
      }),
    });
  }
  return warnings;
}

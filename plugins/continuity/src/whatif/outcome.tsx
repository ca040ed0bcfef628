import type { LostFunction } from '@backstage-continuity/plugin-continuity-common';
import {
  RiCheckLine,
  RiErrorWarningLine,
  RiQuestionLine,
  RiTimeLine,
} from '@remixicon/react';
import { Chip, useContinuityTranslation } from '../components';

/** What becomes of a function, worst first. */
const outcomes = [
  'mtpd',
  'rto',
  'unknown',
  'none',
  'keptMtpd',
  'kept',
] as const;
export type Outcome = (typeof outcomes)[number];

const looks = {
  mtpd: { Icon: RiErrorWarningLine, status: 'gap' },
  rto: { Icon: RiTimeLine, status: 'overdue' },
  unknown: { Icon: RiQuestionLine, status: 'unknown' },
  none: { Icon: RiQuestionLine, status: 'unknown' },
  keptMtpd: { Icon: RiCheckLine, status: 'ready' },
  kept: { Icon: RiCheckLine, status: 'ready' },
} as const;

export function outcomeOf(lost: LostFunction): Outcome {
  if (lost.passesMtpdAt !== null) return 'mtpd';
  if (lost.passesRtoAt !== null) return 'rto';
  if (lost.rto === null && lost.mtpd === null) return 'none';
  if (lost.forecast.lowerBound) return 'unknown';
  return lost.rto === null ? 'keptMtpd' : 'kept';
}

/** The worst that becomes of any of them. */
export function worstOutcome(functions: LostFunction[]): Outcome {
  const found = functions.map(outcomeOf);
  return outcomes.find(outcome => found.includes(outcome)) ?? 'kept';
}

/** An outcome as icon, word and colour. */
export function OutcomeBadge(props: { outcome: Outcome }) {
  const { t } = useContinuityTranslation();
  return (
    <Chip look={looks[props.outcome]}>
      {t(`whatIf.outcome.${props.outcome}`)}
    </Chip>
  );
}

import {
  endOfPlanned,
  type ScheduledTest,
  type TestOutcome,
} from '@backstage-continuity/plugin-continuity-common';
import {
  RiCalendarLine,
  RiCheckLine,
  RiCloseCircleLine,
  RiErrorWarningLine,
  RiForbidLine,
  RiTimeLine,
} from '@remixicon/react';
import { Chip, useContinuityTranslation, type ChipLook } from '../components';

/** What is told about the state of a test or occurrence. */
export interface Standing {
  state: ScheduledTest['state'];
  outcome: TestOutcome | null;
  plannedAt: string;
}

export function isLate({ state, plannedAt }: Omit<Standing, 'outcome'>) {
  return (
    state === 'planned' && Date.parse(endOfPlanned(plannedAt)) < Date.now()
  );
}

const outcomes = {
  successful: { Icon: RiCheckLine, status: 'ready' },
  'successful-with-issues': { Icon: RiErrorWarningLine, status: 'overdue' },
  unsuccessful: { Icon: RiCloseCircleLine, status: 'gap' },
} as const;

/** How a test stands, as icon and status colour. */
export function lookOf(standing: Standing): ChipLook {
  if (standing.outcome) return outcomes[standing.outcome];
  if (standing.state === 'cancelled') {
    return { Icon: RiForbidLine, status: 'unknown' };
  }
  return isLate(standing)
    ? { Icon: RiTimeLine, status: 'overdue' }
    : { Icon: RiCalendarLine, status: 'unknown' };
}

/** How a test stands in a word: its outcome, late, planned or cancelled. */
export function useStandingText() {
  const { t } = useContinuityTranslation();
  return (standing: Standing) => {
    if (standing.outcome) return t(`common.outcome.${standing.outcome}`);
    return isLate(standing)
      ? t('testing.stateLate')
      : t(`testing.state.${standing.state}`);
  };
}

/** How a test stands, as icon, word and colour. */
export function TestStateBadge(props: { standing: Standing }) {
  const text = useStandingText();
  return <Chip look={lookOf(props.standing)}>{text(props.standing)}</Chip>;
}

export function standingOf(test: ScheduledTest): Standing {
  return {
    state: test.state,
    outcome: test.result?.outcome ?? null,
    plannedAt: test.plannedAt,
  };
}

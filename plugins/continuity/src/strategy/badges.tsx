import type {
  CoverageColour,
  StrategyAlignment,
  StrategyMeasure,
  StrategyService,
} from '@backstage-continuity/plugin-continuity-common';
import {
  RiCheckboxCircleLine,
  RiCheckLine,
  RiCloseLine,
  RiDraftLine,
  RiErrorWarningLine,
  RiHourglassLine,
  RiProgress4Line,
  RiQuestionLine,
  RiSubtractLine,
  RiTimeLine,
} from '@remixicon/react';
import { Chip, useContinuityTranslation, type ChipLook } from '../components';

const coverageLooks: Record<CoverageColour, ChipLook> = {
  green: { Icon: RiCheckboxCircleLine, status: 'ready' },
  red: { Icon: RiErrorWarningLine, status: 'gap' },
};

/** Whether a function is covered, as icon, words and colour. */
export function CoverageBadge(props: { coverage: CoverageColour }) {
  const { t } = useContinuityTranslation();
  return (
    <Chip look={coverageLooks[props.coverage]}>
      {t(`strategy.coverage.${props.coverage}`)}
    </Chip>
  );
}

const serviceLooks: Record<StrategyService['verdict'], ChipLook> = {
  covered: { Icon: RiCheckLine, status: 'ready' },
  'no-strategy': { Icon: RiDraftLine, status: 'overdue' },
  'not-chosen': { Icon: RiSubtractLine, status: 'overdue' },
  'cannot-reach': { Icon: RiCloseLine, status: 'gap' },
  unknown: { Icon: RiQuestionLine, status: 'unknown' },
};

/** How the option chosen for a service stands to the function. */
export function ServiceBadge(props: { verdict: StrategyService['verdict'] }) {
  const { t } = useContinuityTranslation();
  return (
    <Chip look={serviceLooks[props.verdict]}>
      {t(`strategy.service.${props.verdict}`)}
    </Chip>
  );
}

const alignmentLooks: Record<StrategyAlignment, ChipLook> = {
  aligned: { Icon: RiCheckLine, status: 'ready' },
  partly: { Icon: RiProgress4Line, status: 'overdue' },
  'not-aligned': { Icon: RiCloseLine, status: 'gap' },
  none: { Icon: RiQuestionLine, status: 'unknown' },
};

/** How far the strategy follows the business continuity plan. */
export function AlignmentBadge(props: { alignment: StrategyAlignment }) {
  const { t } = useContinuityTranslation();
  return (
    <Chip look={alignmentLooks[props.alignment]}>
      {t(`strategy.alignment.${props.alignment}`)}
    </Chip>
  );
}

function measureState(measure: StrategyMeasure) {
  if (measure.overdue) return 'late' as const;
  return measure.status === 'done' && measure.open
    ? ('unproven' as const)
    : measure.status;
}

const measureLooks: Record<ReturnType<typeof measureState>, ChipLook> = {
  late: { Icon: RiTimeLine, status: 'overdue' },
  unproven: { Icon: RiQuestionLine, status: 'unknown' },
  planned: { Icon: RiHourglassLine, status: 'unknown' },
  'in-progress': { Icon: RiProgress4Line, status: 'due-soon' },
  done: { Icon: RiCheckLine, status: 'ready' },
  cancelled: { Icon: RiCloseLine, status: 'unknown' },
};

/** How far a measure has got. */
export function MeasureBadge(props: { measure: StrategyMeasure }) {
  const { t } = useContinuityTranslation();
  const state = measureState(props.measure);
  return (
    <Chip look={measureLooks[state]}>{t(`strategy.measures.${state}`)}</Chip>
  );
}

/** That the time for which a gap was accepted is over. */
export function ExpiredBadge() {
  const { t } = useContinuityTranslation();
  return (
    <Chip look={{ Icon: RiTimeLine, status: 'gap' }}>
      {t('strategy.gaps.expired')}
    </Chip>
  );
}

import { RiLoopLeftLine } from '@remixicon/react';
import { useContinuityTranslation } from '../components';
import { groupByCycle } from './cycles';
import { scaleFor, type Scale } from './scale';
import { TimelineAxis, type ObjectiveLine } from './TimelineAxis';
import { TimelineLegend } from './TimelineLegend';
import { TimelineRow } from './TimelineRow';
import styles from './timeline.module.css';
import type { Recovery, RecoveryTargets } from './types';

function linesOf(targets: RecoveryTargets): ObjectiveLine[] {
  return [
    { name: 'rto' as const, seconds: targets.targetRto },
    { name: 'mtpd' as const, seconds: targets.targetMtpd },
  ].flatMap(({ name, seconds }) =>
    seconds === null ? [] : [{ name, seconds }],
  );
}

function Cycle(props: {
  steps: Recovery['steps'];
  scale: Scale;
  lines: ObjectiveLine[];
}) {
  const { t } = useContinuityTranslation();
  const { steps, ...rest } = props;
  return (
    <li className={styles.cycle}>
      <p className={styles.cycleName}>
        <RiLoopLeftLine aria-hidden />
        {t('recovery.chart.cycle', { count: steps.length })}
      </p>
      <ol className={styles.rows}>
        {steps.map(step => (
          <li key={step.entityRef}>
            <TimelineRow step={step} {...rest} />
          </li>
        ))}
      </ol>
    </li>
  );
}

/**
 * A recovery as bars on a time axis, in the order of recovery: what each entity
 * waits, recovers and has left until its own RTO.
 */
export function RecoveryTimeline(props: {
  recovery: Recovery;
  targets: RecoveryTargets;
}) {
  const { t } = useContinuityTranslation();
  const { recovery, targets } = props;
  const lines = linesOf(targets);
  const scale = scaleFor(recovery.forecast.seconds, [
    targets.targetRto,
    targets.targetMtpd,
  ]);
  return (
    <div className={styles.frame}>
      <TimelineLegend steps={recovery.steps} />
      <div className={styles.head}>
        <span className={styles.headName}>{t('recovery.table.entity')}</span>
        <TimelineAxis scale={scale} lines={lines} />
        <span className={styles.headBack}>{t('recovery.table.endsAt')}</span>
      </div>
      <ol className={styles.rows} aria-label={t('recovery.chart.label')}>
        {groupByCycle(recovery.steps).map(({ cycle, steps }) =>
          cycle === null ? (
            <li key={steps[0].entityRef}>
              <TimelineRow step={steps[0]} scale={scale} lines={lines} />
            </li>
          ) : (
            <Cycle
              key={steps[0].entityRef}
              steps={steps}
              scale={scale}
              lines={lines}
            />
          ),
        )}
      </ol>
    </div>
  );
}

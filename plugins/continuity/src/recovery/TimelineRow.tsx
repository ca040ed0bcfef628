import type { RecoveryStep } from '@backstage-continuity/plugin-continuity-common';
import { Focusable, Tooltip, TooltipTrigger } from '@backstage/ui';
import { RiRouteLine } from '@remixicon/react';
import { useContinuityTranslation } from '../components';
import type { Scale } from './scale';
import { SlackText } from './SlackText';
import { StepLink } from './StepLink';
import { at, type ObjectiveLine } from './TimelineAxis';
import styles from './timeline.module.css';
import { lookOf, spanText, stepLines } from './words';

/** From one moment to another, as far as the axis goes. */
function between(scale: Scale, from: number, to: number) {
  const start = scale.percent(from);
  return { ...at(start), inlineSize: `${scale.percent(to) - start}%` };
}

function Bars(props: { step: RecoveryStep; scale: Scale }) {
  const { step, scale } = props;
  const { startsAt, endsAt, targetRto } = step;
  const look = lookOf(step);
  return (
    <>
      {startsAt > 0 && (
        <span className={styles.waiting} style={between(scale, 0, startsAt)} />
      )}
      {targetRto !== null && targetRto > endsAt && (
        <span
          className={`${styles.slack} ${
            scale.shows(targetRto) ? '' : styles.beyond
          }`}
          style={between(scale, endsAt, targetRto)}
        />
      )}
      <span
        className={`${styles.own} ${styles[look]} ${
          step.critical ? styles.critical : ''
        }`}
        style={between(scale, startsAt, endsAt)}
      />
      {targetRto !== null && targetRto < endsAt && (
        <span className={styles.target} style={at(scale.percent(targetRto))} />
      )}
    </>
  );
}

/** One entity: its name, its bar on the time axis, and when it is back. */
export function TimelineRow(props: {
  step: RecoveryStep;
  scale: Scale;
  lines: ObjectiveLine[];
}) {
  const { t } = useContinuityTranslation();
  const { step, scale, lines } = props;
  const words = stepLines(step, t);
  const name = t('recovery.step.label', {
    position: String(step.position),
    title: step.title,
  });
  return (
    <div className={styles.row}>
      <div className={styles.name}>
        <span className={styles.position}>{step.position}</span>
        <span className={styles.title}>
          <StepLink entityRef={step.entityRef} title={step.title} />
          {step.critical && (
            <span className={styles.criticalName}>
              <RiRouteLine aria-hidden />
              {t('recovery.chart.critical')}
            </span>
          )}
        </span>
      </div>
      <TooltipTrigger delay={200}>
        <Focusable>
          {/* A button, because only what can be focused tells its tooltip. */}
          <button
            type="button"
            className={styles.track}
            aria-label={[name, ...words].join('. ')}
            style={{ backgroundSize: `${scale.percent(scale.step)}% 100%` }}
          >
            {lines
              .filter(({ seconds }) => scale.shows(seconds))
              .map(line => (
                <span
                  key={line.name}
                  className={`${styles.line} ${styles[line.name]}`}
                  style={at(scale.percent(line.seconds))}
                />
              ))}
            <Bars step={step} scale={scale} />
          </button>
        </Focusable>
        <Tooltip>
          <strong>{name}</strong>
          {words.map(line => (
            <div key={line}>{line}</div>
          ))}
        </Tooltip>
      </TooltipTrigger>
      <div className={styles.figures}>
        <span className={styles.back}>
          {spanText(step.endsAt, step.lowerBound, t)}
        </span>
        <SlackText step={step} />
      </div>
    </div>
  );
}

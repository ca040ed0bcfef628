import {
  formatDuration,
  type ObjectiveName,
} from '@backstage-continuity/plugin-continuity-common';
import type { CSSProperties } from 'react';
import { useContinuityTranslation } from '../components';
import type { Scale } from './scale';
import styles from './timeline.module.css';

/** An objective that the picture draws as a line. */
export interface ObjectiveLine {
  name: Extract<ObjectiveName, 'rto' | 'mtpd'>;
  seconds: number;
}

/** Past here a label would run over the edge, and stands before its line. */
const TURN = 70;

export function at(percent: number): CSSProperties {
  return { insetInlineStart: `${percent}%` };
}

/** Ticks of the time axis, and above them the names of the objectives' lines. */
export function TimelineAxis(props: { scale: Scale; lines: ObjectiveLine[] }) {
  const { t } = useContinuityTranslation();
  const { scale, lines } = props;
  return (
    // What it says for the eye, each step says in words.
    <div className={styles.axis} aria-hidden>
      {lines.map(({ name, seconds }) => {
        const place = scale.percent(seconds);
        return (
          <div key={name} className={styles.lineName}>
            <span
              className={`${styles[name]} ${place > TURN ? styles.before : ''}`}
              style={at(place)}
            >
              {t(
                scale.shows(seconds)
                  ? 'recovery.chart.objective'
                  : 'recovery.chart.beyond',
                {
                  objective: t(`common.objective.${name}`),
                  limit: formatDuration(seconds),
                },
              )}
            </span>
          </div>
        );
      })}
      <div className={styles.ticks}>
        {scale.ticks.map((tick, index) => (
          <span
            key={tick}
            className={index % 2 === 1 ? styles.minor : undefined}
            style={at(scale.percent(tick))}
          >
            {tick === 0 ? '0' : formatDuration(tick)}
          </span>
        ))}
      </div>
    </div>
  );
}

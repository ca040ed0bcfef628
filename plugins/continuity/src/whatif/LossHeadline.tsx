import {
  formatDuration,
  type ForecastFigure,
  type Simulation,
} from '@backstage-continuity/plugin-continuity-common';
import { useContinuityTranslation, type Translate } from '../components';
import { OutcomeBadge, worstOutcome } from './outcome';
import { nameOfLoss, useLoss, type Loss } from './useLoss';
import styles from './whatif.module.css';

/** Losses named in the headline; more are counted. */
const NAMED = 3;

function namesOf(losses: Loss[], t: Translate): string {
  const names = losses.slice(0, NAMED).map(nameOfLoss).join(', ');
  const count = losses.length - NAMED;
  return count > 0 ? t('whatIf.headline.names', { names, count }) : names;
}

function backText(forecast: ForecastFigure, t: Translate): string {
  const time = formatDuration(forecast.seconds);
  if (!forecast.lowerBound) return t('whatIf.headline.back', { time });
  return forecast.seconds === 0
    ? t('whatIf.headline.backUnknown')
    : t('whatIf.headline.backAtLeast', { time });
}

/** What the loss does, in a sentence. */
export function LossHeadline(props: { simulation: Simulation }) {
  const { t } = useContinuityTranslation();
  const { losses } = useLoss();
  const { functions, hiddenFunctions, down, forecast } = props.simulation;
  const count = functions.length + hiddenFunctions;
  const words = {
    names: namesOf(losses, t),
    entities: t('whatIf.headline.entities', { count: down }),
    back: backText(forecast, t),
  };
  return (
    <div className={styles.headline} role="status">
      {functions.length > 0 && (
        <OutcomeBadge outcome={worstOutcome(functions)} />
      )}
      <p className={styles.statement}>
        {count === 0
          ? t('whatIf.headline.noFunction', words)
          : t('whatIf.headline.both', {
              ...words,
              functions: t('whatIf.headline.functions', { count }),
            })}
      </p>
    </div>
  );
}

import { RiErrorWarningLine, RiRefreshLine } from '@remixicon/react';
import {
  formatExact,
  Hint,
  statusClass,
  useContinuityQuery,
  useContinuityTranslation,
  type OperationOutput,
  type Translate,
} from '../components';
import styles from './posture.module.css';

const MINUTE = 60_000;
/** Milliseconds after which what is shown may mislead. */
const OLD = 60 * MINUTE;

function ageText(age: number, t: Translate): string {
  const minutes = Math.floor(age / MINUTE);
  if (minutes < 1) return t('posture.fresh.now');
  if (minutes < 60) return t('posture.fresh.minutes', { count: minutes });
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return t('posture.fresh.hours', { count: hours });
  return t('posture.fresh.days', { count: Math.floor(hours / 24) });
}

type State = OperationOutput<'getState'>;

function detailOf(state: State, t: Translate): string {
  const { syncedAt, syncError, syncRunning, pendingChanges } = state;
  return [
    syncedAt && formatExact(syncedAt),
    syncError && t('posture.fresh.failed', { reason: syncError }),
    syncRunning && t('posture.fresh.running'),
    pendingChanges > 0 && t('posture.fresh.pending', { count: pendingChanges }),
  ]
    .filter(Boolean)
    .join(' · ');
}

/**
 * How old what is shown is. Those who may not know, and those for whom it
 * cannot be found out, lose nothing else, so it then shows nothing.
 */
export function Freshness() {
  const { t } = useContinuityTranslation();
  const { data: state } = useContinuityQuery('getState', {});
  if (!state) return null;
  const { syncedAt, syncError } = state;
  const age = syncedAt === null ? null : Date.now() - Date.parse(syncedAt);
  const isWorrying = syncError !== null || (age !== null && age > OLD);
  const text = age === null ? t('posture.fresh.never') : ageText(age, t);
  const Icon = isWorrying ? RiErrorWarningLine : RiRefreshLine;
  return (
    <span
      className={`${styles.fresh} ${
        isWorrying ? `${styles.worrying} ${statusClass('overdue')}` : ''
      }`}
      role={isWorrying ? 'alert' : undefined}
    >
      <Icon aria-hidden />
      <Hint hint={detailOf(state, t) || text}>
        {syncError !== null ? t('posture.fresh.failing', { age: text }) : text}
      </Hint>
    </span>
  );
}

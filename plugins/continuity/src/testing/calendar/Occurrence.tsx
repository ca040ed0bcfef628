import type { TestOutcome } from '@backstage-continuity/plugin-continuity-common';
import { Link, VisuallyHidden } from '@backstage/ui';
import { DateTime } from 'luxon';
import {
  statusClass,
  useContinuityTranslation,
  type OperationOutput,
} from '../../components';
import { AreaText } from '../AreaText';
import { lookOf, useStandingText } from '../TestStateBadge';
import { useScheduleState } from '../useScheduleState';
import styles from './calendar.module.css';

export type OccurrenceItem =
  OperationOutput<'listOccurrences'>['items'][number];

/** One test on its day, or one that is expected of a series. */
export function Occurrence(props: { item: OccurrenceItem }) {
  const { t } = useContinuityTranslation();
  const { testHref } = useScheduleState();
  const standingText = useStandingText();
  const { item } = props;
  const standing = {
    state: item.state,
    outcome: item.projected ? null : (item.outcome as TestOutcome | null),
    plannedAt: item.at,
  };
  const { Icon, status } = lookOf(standing);
  const time = item.at.includes('T')
    ? DateTime.fromISO(item.at).toLocaleString(DateTime.TIME_SIMPLE)
    : undefined;
  const classes = [
    styles.occurrence,
    statusClass(status),
    item.projected && styles.projected,
    item.state === 'cancelled' && !item.projected && styles.cancelled,
  ];
  return (
    <Link
      href={testHref(item.testId)}
      className={styles.link}
      title={item.title}
    >
      <span className={classes.filter(Boolean).join(' ')}>
        <span className={styles.occurrenceHead}>
          <AreaText area={item.area} />
          {item.projected ? (
            <span>{t('testing.calendar.projected')}</span>
          ) : (
            <span className={styles.standing}>
              {time}
              <Icon aria-hidden />
              <VisuallyHidden>{standingText(standing)}</VisuallyHidden>
            </span>
          )}
        </span>
        <span className={styles.occurrenceTitle}>{item.title}</span>
      </span>
    </Link>
  );
}

import { Button, VisuallyHidden } from '@backstage/ui';
import { DateTime } from 'luxon';
import { useState } from 'react';
import { useContinuityTranslation } from '../../components';
import styles from './calendar.module.css';
import { Occurrence, type OccurrenceItem } from './Occurrence';

const SHOWN = 3;

/** One day with its tests. */
export function CalendarDay(props: {
  day: string;
  month: string;
  items: OccurrenceItem[];
  /** Whether the keyboard enters the grid here. */
  isCurrent: boolean;
}) {
  const { t } = useContinuityTranslation();
  const { day, items } = props;
  const [expanded, setExpanded] = useState(false);
  const date = DateTime.fromISO(day);
  const isToday = day === DateTime.now().toISODate();
  const name = date.toLocaleString({
    weekday: 'long',
    day: 'numeric',
    month: 'long',
  });
  const shown = expanded ? items : items.slice(0, SHOWN);
  const classes = [
    styles.day,
    !day.startsWith(props.month) && styles.otherMonth,
    isToday && styles.today,
  ];
  return (
    <td
      role="gridcell"
      tabIndex={props.isCurrent ? 0 : -1}
      data-day={day}
      aria-current={isToday ? 'date' : undefined}
      className={classes.filter(Boolean).join(' ')}
    >
      <VisuallyHidden>
        {items.length > 0
          ? t('testing.calendar.dayTests', { day: name, count: items.length })
          : t('testing.calendar.dayNone', { day: name })}
      </VisuallyHidden>
      <span className={styles.dayNumber} aria-hidden>
        {date.day}
        {isToday && <small>{t('testing.calendar.today')}</small>}
      </span>
      {items.length > 0 && (
        <ul className={styles.dayTests}>
          {shown.map(item => (
            <li key={`${item.testId} ${item.at}`}>
              <Occurrence item={item} />
            </li>
          ))}
        </ul>
      )}
      {items.length > SHOWN && (
        <Button
          size="small"
          variant="tertiary"
          onPress={() => setExpanded(!expanded)}
        >
          {expanded
            ? t('testing.calendar.fewer')
            : t('testing.calendar.more', { count: items.length - SHOWN })}
        </Button>
      )}
    </td>
  );
}

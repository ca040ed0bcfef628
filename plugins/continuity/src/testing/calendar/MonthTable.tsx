import { DateTime } from 'luxon';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useContinuityTranslation } from '../../components';
import styles from './calendar.module.css';
import { CalendarDay } from './CalendarDay';
import { dayAfterKey, dayOf, type MonthGrid } from './monthGrid';
import type { OccurrenceItem } from './Occurrence';

function byDay(items: OccurrenceItem[]) {
  const days = new Map<string, OccurrenceItem[]>();
  for (const item of items) {
    const day = dayOf(item.at);
    days.set(day, [...(days.get(day) ?? []), item]);
  }
  return days;
}

/** The days of a month as a table that arrow keys move in. */
export function MonthTable(props: {
  grid: MonthGrid;
  month: string;
  items: OccurrenceItem[];
  onMonthChange: (month: string) => void;
}) {
  const { t } = useContinuityTranslation();
  const { grid, month, onMonthChange } = props;
  const table = useRef<HTMLTableElement>(null);
  const [reached, setReached] = useState<string>();
  const days = byDay(props.items);
  const today = DateTime.now().toISODate() ?? '';
  const inMonth = [reached, today].find(day => day?.startsWith(month));
  const current = inMonth ?? `${month}-01`;

  // The day may be one that only the next rendering shows.
  useEffect(() => {
    if (reached?.startsWith(month)) {
      table.current
        ?.querySelector<HTMLElement>(`[data-day="${reached}"]`)
        ?.focus();
    }
  }, [reached, month]);

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const cell = (event.target as HTMLElement).closest<HTMLElement>(
      '[data-day]',
    );
    const next = dayAfterKey(cell?.dataset.day ?? current, event.key);
    if (!next) return;
    event.preventDefault();
    setReached(next);
    if (!next.startsWith(month)) onMonthChange(next.slice(0, 7));
  };

  return (
    <table
      ref={table}
      role="grid"
      onKeyDown={onKeyDown}
      className={styles.month}
      aria-label={t('testing.calendar.label', { month: grid.title })}
      aria-describedby="testing-calendar-keys"
    >
      <thead>
        <tr>
          {grid.weekdays.map(({ long, short }) => (
            <th key={long} scope="col" abbr={long}>
              {short}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {grid.weeks.map(week => (
          <tr key={week[0]}>
            {week.map(day => (
              <CalendarDay
                key={day}
                day={day}
                month={month}
                items={days.get(day) ?? []}
                isCurrent={day === current}
              />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

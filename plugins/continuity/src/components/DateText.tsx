import { formatDay, formatExact, formatRelative } from './dates';
import { Hint } from './Hint';
import { useContinuityTranslation } from './useContinuityTranslation';

/**
 * A day or instant, relative to now, with the exact date in a tooltip. `due`
 * words what has passed as late; `day` shows the calendar day instead.
 */
export function DateText(props: {
  value: string | null;
  due?: boolean;
  day?: boolean;
}) {
  const { t } = useContinuityTranslation();
  const { value, due, day } = props;
  if (value === null) return <>{t('common.date.never')}</>;
  return (
    <Hint hint={formatExact(value)}>
      <time dateTime={value}>
        {day
          ? formatDay(value)
          : formatRelative(value, { now: Date.now(), due, t })}
      </time>
    </Hint>
  );
}

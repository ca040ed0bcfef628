import { Focusable, Tooltip, TooltipTrigger } from '@backstage/ui';
import { formatDay, formatExact, formatRelative } from './dates';
import styles from './text.module.css';
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
  if (props.value === null) return <>{t('common.date.never')}</>;
  return (
    <TooltipTrigger delay={300}>
      <Focusable>
        <time dateTime={props.value} tabIndex={0} className={styles.date}>
          {props.day
            ? formatDay(props.value)
            : formatRelative(props.value, {
                now: Date.now(),
                due: props.due,
                t,
              })}
        </time>
      </Focusable>
      <Tooltip>{formatExact(props.value)}</Tooltip>
    </TooltipTrigger>
  );
}

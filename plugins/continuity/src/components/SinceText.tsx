import { DateText } from './DateText';
import { daysUntil } from './dates';
import { useContinuityTranslation } from './useContinuityTranslation';

/** Since when something is so; what is new says so rather than give its day. */
export function SinceText(props: { value: string }) {
  const { t } = useContinuityTranslation();
  const isNew = daysUntil(props.value, Date.now()) === 0;
  return (
    <>
      {t('common.date.since')} <DateText value={props.value} day={!isNew} />
    </>
  );
}

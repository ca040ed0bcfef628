import { Hint, useContinuityTranslation } from '../../components';

/** What stands where the reader may not see what is. */
export function HiddenValue() {
  const { t } = useContinuityTranslation();
  return (
    <Hint hint={t('records.value.hiddenHint')}>
      {t('records.value.hidden')}
    </Hint>
  );
}

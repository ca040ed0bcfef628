import { useContinuityTranslation } from '../../components';

/** A share in percent, rounded down so that 100 % means all; null: none. */
export function Percent(props: { share: number | null }) {
  const { t } = useContinuityTranslation();
  return (
    <>
      {props.share === null
        ? '–'
        : t('common.score.value', {
            percent: String(Math.floor(props.share * 100)),
          })}
    </>
  );
}

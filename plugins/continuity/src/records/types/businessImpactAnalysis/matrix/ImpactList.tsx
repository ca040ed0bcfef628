import { ButtonIcon } from '@backstage/ui';
import { RiArrowDownDoubleLine } from '@remixicon/react';
import { useContinuityTranslation } from '../../../../components';
import { fieldId } from '../../../edit/form/fieldId';
import { HiddenValue } from '../../../read/HiddenValue';
import styles from '../analysis.module.css';
import matrixStyles from './matrix.module.css';
import { AmountInput } from './AmountInput';
import { bandTitle, cellTitle, lossTitle } from './bands';
import { Justification } from './Justification';
import { RatingSelect } from './RatingSelect';
import { RowNotes } from './RowNotes';
import type { Matrix } from './useMatrix';

/** The matrix where there is no room for it: one category below the other. */
export function ImpactList(props: { matrix: Matrix }) {
  const { t } = useContinuityTranslation();
  const { matrix } = props;
  const { scale, currency } = matrix;
  const last = scale.bands.length - 1;
  return (
    <div className={styles.stack}>
      {scale.categories.map(category => {
        const { id, title, description, amount } = category;
        const index = matrix.impacts.findIndex(impact => impact.id === id);
        const hidden = amount && matrix.amountsHidden;
        return (
          <fieldset
            key={id}
            id={fieldId(`${matrix.path}.${index}.levels`)}
            className={matrixStyles.category}
          >
            <legend>{title}</legend>
            {description && <p className={styles.keys}>{description}</p>}
            {hidden && (
              <p className={styles.keys}>
                {t('analysis.loss', { currency })}: <HiddenValue />
              </p>
            )}
            {scale.bands.map((start, band) => {
              const at = { category: id, band };
              const cell = cellTitle(title, start, t);
              return (
                <div key={start} className={styles.band}>
                  <span className={matrixStyles.bandTitle}>
                    {bandTitle(start, t)}
                    {start === matrix.mtpd && <small> MTPD</small>}
                  </span>
                  <RatingSelect matrix={matrix} at={at} label={cell} />
                  {amount && !hidden && (
                    <AmountInput
                      matrix={matrix}
                      at={at}
                      label={lossTitle(title, start, currency, t)}
                    />
                  )}
                  {band < last && (
                    <ButtonIcon
                      size="small"
                      variant="tertiary"
                      icon={<RiArrowDownDoubleLine />}
                      aria-label={t('analysis.copyRightOf', { cell })}
                      isDisabled={
                        matrix.isDisabled ||
                        (matrix.level(at)?.rating ?? null) === null
                      }
                      onPress={() => matrix.copyRight(at)}
                    />
                  )}
                </div>
              );
            })}
            <RowNotes matrix={matrix} category={id} index={index}>
              {notes => notes}
            </RowNotes>
            <Justification matrix={matrix} category={category} />
          </fieldset>
        );
      })}
    </div>
  );
}

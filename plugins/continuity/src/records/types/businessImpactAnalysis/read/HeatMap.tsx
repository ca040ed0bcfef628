import {
  deriveMtpd,
  formatDuration,
  impactRows,
  type BusinessImpactAnalysis,
  type ImpactCell,
} from '@backstage-continuity/plugin-continuity-common';
import { VisuallyHidden } from '@backstage/ui';
import { useContinuityTranslation } from '../../../../components';
import { HiddenValue } from '../../../read/HiddenValue';
import { formatAmount } from '../../../words/amounts';
import styles from '../analysis.module.css';
import readStyles from './read.module.css';
import { bandTitle } from '../matrix/bands';
import { useIsNarrow } from '../useIsNarrow';
import { ratingLook } from '../words';

/** Below this width a table of seven columns cannot be read. */
const NARROW = 480;

function Rating(props: { cell: ImpactCell; currency: string }) {
  const { t } = useContinuityTranslation();
  const { cell, currency } = props;
  const { rating, amount } = cell;
  return (
    <>
      <span className={rating?.tolerable === false ? styles.bad : undefined}>
        {rating?.title ?? t('analysis.notRated')}
      </span>
      {amount !== null && <small>{formatAmount(amount, currency)}</small>}
    </>
  );
}

/** How bad an outage is, by category and as it lasts. */
export function HeatMap(props: {
  analysis: BusinessImpactAnalysis;
  currency: string;
  amountsHidden: boolean;
}) {
  const { t } = useContinuityTranslation();
  const { analysis, currency, amountsHidden } = props;
  const { scale } = analysis;
  const { ref, isNarrow } = useIsNarrow(NARROW);
  const rows = impactRows(analysis);
  const mtpd = deriveMtpd(analysis).seconds;
  const hides = amountsHidden && scale.categories.some(({ amount }) => amount);
  return (
    <div ref={ref} className={readStyles.heatFrame}>
      {isNarrow ? (
        <dl className={styles.heatList}>
          {rows.map(({ category, cells }) => (
            <div key={category.id}>
              <dt>{category.title}</dt>
              {cells.map(cell => {
                const look = ratingLook(scale, cell.rating);
                return (
                  <dd key={cell.start} {...look}>
                    <span>
                      {bandTitle(cell.start, t)}
                      {cell.start === mtpd && ' (MTPD)'}
                    </span>
                    <Rating cell={cell} currency={currency} />
                  </dd>
                );
              })}
            </div>
          ))}
        </dl>
      ) : (
        <table className={styles.heatMap}>
          <caption>
            <VisuallyHidden>
              {mtpd === null
                ? t('analysis.heat.captionNone')
                : t('analysis.heat.caption', { time: formatDuration(mtpd) })}
            </VisuallyHidden>
          </caption>
          <thead>
            <tr>
              <th scope="col">{t('analysis.category')}</th>
              {scale.bands.map(start => (
                <th
                  key={start}
                  scope="col"
                  className={start === mtpd ? styles.mtpd : undefined}
                >
                  {bandTitle(start, t)}
                  {start === mtpd && <small>MTPD</small>}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ category, cells }) => (
              <tr key={category.id}>
                <th scope="row" title={category.description ?? undefined}>
                  {category.title}
                </th>
                {cells.map(cell => {
                  const { className, style } = ratingLook(scale, cell.rating);
                  return (
                    <td
                      key={cell.start}
                      className={`${styles.heat} ${className} ${
                        cell.start === mtpd ? styles.mtpd : ''
                      }`}
                      style={style}
                    >
                      <Rating cell={cell} currency={currency} />
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {hides && (
        <p className={styles.keys}>
          {t('analysis.loss', { currency })}: <HiddenValue />
        </p>
      )}
    </div>
  );
}

import {
  statuses,
  type TrendPoint,
} from '@backstage-continuity/plugin-continuity-common';
import { VisuallyHidden } from '@backstage/ui';
import { formatDay, useContinuityTranslation } from '../../components';
import { readyPercent } from '../headline/change';
import styles from '../posture.module.css';
import { lastOfMonths } from './months';

/** The trend in figures, one line for each month. */
export function TrendTable(props: { points: TrendPoint[] }) {
  const { t } = useContinuityTranslation();
  return (
    <table className={styles.trendTable}>
      <caption>
        <VisuallyHidden>{t('posture.trend.caption')}</VisuallyHidden>
      </caption>
      <thead>
        <tr>
          <th scope="col">{t('posture.trend.day')}</th>
          <th scope="col">{t('posture.trend.share')}</th>
          {statuses.map(status => (
            <th key={status} scope="col">
              {t(`common.status.${status}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lastOfMonths(props.points).map(point => {
          const percent = readyPercent(point);
          return (
            <tr key={point.day}>
              <th scope="row">{formatDay(point.day)}</th>
              <td>
                {percent === null
                  ? '–'
                  : t('common.score.value', { percent: String(percent) })}
              </td>
              {statuses.map(status => (
                <td key={status}>{point.byStatus[status]}</td>
              ))}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

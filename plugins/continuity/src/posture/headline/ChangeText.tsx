import {
  RiArrowRightDownLine,
  RiArrowRightLine,
  RiArrowRightUpLine,
} from '@remixicon/react';
import { statusClass, useContinuityTranslation } from '../../components';
import styles from '../posture.module.css';
import { CHANGE_DAYS } from './change';

/** Which way is good; `none`: neither, it is merely so. */
export type GoodWay = 'up' | 'down' | 'none';

function classOf(change: number, goodWay: GoodWay): string {
  if (change === 0 || goodWay === 'none') return styles.same;
  const better = change > 0 === (goodWay === 'up');
  return `${styles.moved} ${statusClass(better ? 'ready' : 'gap')}`;
}

function iconOf(change: number) {
  if (change === 0) return RiArrowRightLine;
  return change > 0 ? RiArrowRightUpLine : RiArrowRightDownLine;
}

/** By how much a figure changed, and whether that is good. */
export function ChangeText(props: {
  /** Undefined: not known from so long ago. */
  change: number | undefined;
  goodWay: GoodWay;
  percent?: boolean;
}) {
  const { t } = useContinuityTranslation();
  const { change, goodWay, percent } = props;
  const days = String(CHANGE_DAYS);
  if (change === undefined) {
    return (
      <span className={styles.change}>
        {t('posture.headline.noChangeYet', { days })}
      </span>
    );
  }
  const Icon = iconOf(change);
  const by = `${change > 0 ? '+' : '−'}${Math.abs(change)}`;
  return (
    <span className={`${styles.change} ${classOf(change, goodWay)}`}>
      <Icon aria-hidden />
      {change === 0
        ? t('posture.headline.unchanged', { days })
        : t(percent ? 'posture.headline.points' : 'posture.headline.change', {
            by,
            days,
          })}
    </span>
  );
}

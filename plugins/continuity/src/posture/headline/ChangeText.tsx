import {
  RiArrowRightDownLine,
  RiArrowRightLine,
  RiArrowRightUpLine,
} from '@remixicon/react';
import { statusClass, useContinuityTranslation } from '../../components';
import styles from '../posture.module.css';

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

/** By how much a figure changed, since when, and whether that is good. */
export function ChangeText(props: {
  change: number;
  /** UTC day. */
  since: string;
  goodWay: GoodWay;
  percent?: boolean;
}) {
  const { t } = useContinuityTranslation();
  const { change, goodWay, percent } = props;
  const Icon = iconOf(change);
  const since = new Date(props.since).toLocaleDateString(undefined, {
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  });
  const by = `${change > 0 ? '+' : '−'}${Math.abs(change)}`;
  return (
    <span className={`${styles.change} ${classOf(change, goodWay)}`}>
      <Icon aria-hidden />
      {change === 0
        ? t('posture.headline.unchanged', { since })
        : t(percent ? 'posture.headline.points' : 'posture.headline.change', {
            by,
            since,
          })}
    </span>
  );
}

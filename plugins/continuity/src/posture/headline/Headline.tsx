import type {
  Status,
  Tally,
  TrendPoint,
} from '@backstage-continuity/plugin-continuity-common';
import { Card, CardBody, Link, Skeleton } from '@backstage/ui';
import type { ReactNode } from 'react';
import {
  StackedBar,
  statusClass,
  statusIcons,
  useContinuityTranslation,
} from '../../components';
import styles from '../posture.module.css';
import { usePostureState } from '../usePostureState';
import { baselineOf, readyPercent } from './change';
import { ChangeText, type GoodWay } from './ChangeText';

const alarming = ['overdue', 'gap', 'unclassified'] as const;

type Counts = Pick<Tally, 'total' | 'byStatus'>;

function Figure(props: {
  label: string;
  value: ReactNode;
  status?: Status;
  href: string;
  change: ReactNode;
}) {
  const Icon = props.status && statusIcons[props.status];
  return (
    <li className={styles.figure}>
      <span className={styles.figureLabel}>
        {Icon && (
          <Icon
            aria-hidden
            className={`${styles.figureIcon} ${statusClass(props.status!)}`}
          />
        )}
        {props.label}
      </span>
      <Link
        href={props.href}
        variant="title-large"
        weight="bold"
        color="primary"
        className={styles.figureValue}
        standalone
      >
        {props.value}
      </Link>
      {props.change}
    </li>
  );
}

/** How ready everything is, and whether it is getting better. */
export function Headline(props: {
  total: Tally;
  /** Undefined while it is not known. */
  trend: TrendPoint[] | undefined;
}) {
  const { t } = useContinuityTranslation();
  const { servicesHref } = usePostureState();
  const { total, trend } = props;
  const before = trend && baselineOf(trend);
  const ready = readyPercent(total);
  const readyBefore = before ? readyPercent(before) : null;
  const change = (figure: (counts: Counts) => number, goodWay: GoodWay) =>
    before && (
      <ChangeText
        change={figure(total) - figure(before)}
        since={before.day}
        goodWay={goodWay}
      />
    );
  return (
    <Card>
      <CardBody className={styles.headline}>
        <ul className={styles.figures}>
          <Figure
            label={t('posture.headline.ready')}
            value={
              ready === null
                ? '–'
                : t('common.score.value', { percent: String(ready) })
            }
            status="ready"
            href={servicesHref({ status: ['ready'] })}
            change={
              before &&
              ready !== null &&
              readyBefore !== null && (
                <ChangeText
                  percent
                  change={ready - readyBefore}
                  since={before.day}
                  goodWay="up"
                />
              )
            }
          />
          {alarming.map(status => (
            <Figure
              key={status}
              label={t(`posture.headline.${status}`)}
              value={total.byStatus[status]}
              status={status}
              href={servicesHref({ status: [status] })}
              change={change(({ byStatus }) => byStatus[status], 'down')}
            />
          ))}
          <Figure
            label={t('posture.headline.inScope')}
            value={total.total}
            href={servicesHref({})}
            change={change(counts => counts.total, 'none')}
          />
        </ul>
        <StackedBar counts={total.byStatus} legend />
      </CardBody>
    </Card>
  );
}

/** The headline's shape while it is not known. */
export function HeadlineSkeleton() {
  return (
    <Card>
      <CardBody className={styles.headline}>
        <ul className={styles.figures} aria-hidden>
          {[1, 2, 3, 4, 5].map(item => (
            <li key={item} className={styles.figure}>
              <Skeleton width={88} height={16} />
              <Skeleton width={56} height={32} />
              <Skeleton width={120} height={14} />
            </li>
          ))}
        </ul>
        <Skeleton width="100%" height={12} />
      </CardBody>
    </Card>
  );
}

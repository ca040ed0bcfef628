import {
  riskAttentions,
  type RiskAttention,
  type RiskTotals,
} from '@backstage-continuity/plugin-continuity-common';
import { Card, CardBody, Link, Skeleton } from '@backstage/ui';
import type { ReactNode } from 'react';
import {
  QueryState,
  statusClass,
  useContinuityQuery,
  useContinuityTranslation,
} from '../components';
import { attentionLooks } from './AttentionChips';
import styles from './risks.module.css';
import { useRiskState } from './useRiskState';

function Figure(props: {
  label: string;
  value: number;
  href: string;
  icon?: ReactNode;
  detail?: string;
}) {
  const { label, value, href } = props;
  return (
    <li className={styles.figure}>
      <span className={styles.figureLabel}>
        {props.icon}
        {label}
      </span>
      <Link
        href={href}
        variant="title-large"
        weight="bold"
        color="primary"
        standalone
        aria-label={`${label}: ${value}`}
      >
        {value}
      </Link>
      {props.detail && <span className={styles.secondary}>{props.detail}</span>}
    </li>
  );
}

function Figures(props: { totals: RiskTotals }) {
  const { t } = useContinuityTranslation();
  const { listHref } = useRiskState();
  const { risks, unrated, attention, measuresOverdue } = props.totals;
  const hrefOf = (reason: RiskAttention) =>
    reason === 'measure-overdue'
      ? listHref({ view: 'measures', overdue: 'true' })
      : listHref({ attention: reason });
  return (
    <ul className={styles.figures}>
      <Figure
        label={t('risks.headline.risks')}
        value={risks}
        href={listHref({})}
        detail={
          unrated > 0
            ? t('risks.headline.unrated', { count: unrated })
            : undefined
        }
      />
      {riskAttentions.map(reason => {
        const { Icon, status } = attentionLooks[reason];
        const value =
          reason === 'measure-overdue' ? measuresOverdue : attention[reason];
        return (
          <Figure
            key={reason}
            label={t(`risks.attention.${reason}`)}
            value={value}
            href={hrefOf(reason)}
            icon={
              value > 0 && <Icon aria-hidden className={statusClass(status)} />
            }
          />
        );
      })}
    </ul>
  );
}

/** How many risks there are and need somebody, each a link to the list behind it. */
export function RiskHeadline() {
  const { totalsQuery } = useRiskState();
  const query = useContinuityQuery(
    'getRiskMatrix',
    { query: totalsQuery },
    { keepPrevious: true },
  );
  return (
    <Card>
      <CardBody>
        <QueryState
          operation="getRiskMatrix"
          query={query}
          skeleton={<Skeleton width="100%" height={56} />}
        >
          {({ totals }) => <Figures totals={totals} />}
        </QueryState>
      </CardBody>
    </Card>
  );
}

import {
  statuses,
  type Status,
  type StatusCounts,
  type Tally,
} from '@backstage-continuity/plugin-continuity-common';
import { Link, VisuallyHidden } from '@backstage/ui';
import type { CSSProperties } from 'react';
import {
  statusClass,
  statusIcons,
  useContinuityQuery,
  useContinuityTranslation,
} from '../components';
import { Section } from '../entity/Section';
import styles from './posture.module.css';
import { usePostureState } from './usePostureState';

const UNCLASSIFIED = 'unclassified';

/** The policy's tiers in its order, then those it no longer knows, then none. */
function useTierRows(byTier: Tally['byTier']) {
  const { t } = useContinuityTranslation();
  const { data: policy } = useContinuityQuery('getPolicy', {});
  const known = (policy?.tiers ?? []).map(({ name, title }) => ({
    name,
    title,
  }));
  const others = Object.keys(byTier)
    .filter(name => name !== UNCLASSIFIED)
    .filter(name => !known.some(tier => tier.name === name))
    .map(name => ({ name, title: name }));
  const none = { name: UNCLASSIFIED, title: t('common.status.unclassified') };
  return [...known, ...others, none].filter(tier => byTier[tier.name]);
}

function HeatCell(props: {
  count: number;
  most: number;
  status: Status;
  tier: { name: string; title: string };
}) {
  const { t } = useContinuityTranslation();
  const { servicesHref } = usePostureState();
  const { count, most, status, tier } = props;
  if (count === 0) return <td className={styles.cold}>0</td>;
  return (
    <td
      className={`${styles.heat} ${statusClass(status)}`}
      style={{ '--share': count / most } as CSSProperties}
    >
      <Link
        href={servicesHref({ status: [status], tier: tier.name })}
        className={styles.heatLink}
        standalone
        aria-label={t('posture.heat.cell', {
          count,
          status: t(`common.status.${status}`),
          tier: tier.title,
        })}
      >
        {count}
      </Link>
    </td>
  );
}

/** How many services of each tier have which status. */
export function HeatMap(props: { total: Tally }) {
  const { t } = useContinuityTranslation();
  const { byTier } = props.total;
  const tiers = useTierRows(byTier);
  const most = Math.max(
    1,
    ...Object.values(byTier).flatMap((counts: StatusCounts) =>
      Object.values(counts),
    ),
  );
  return (
    <Section title={t('posture.heat.title')}>
      <table className={styles.heatMap}>
        <caption>
          <VisuallyHidden>{t('posture.heat.caption')}</VisuallyHidden>
        </caption>
        <thead>
          <tr>
            <th scope="col">{t('posture.heat.tier')}</th>
            {statuses.map(status => {
              const Icon = statusIcons[status];
              return (
                <th key={status} scope="col" className={styles.heatHead}>
                  <Icon aria-hidden />
                  {t(`common.status.${status}`)}
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {tiers.map(tier => (
            <tr key={tier.name}>
              <th scope="row">{tier.title}</th>
              {statuses.map(status => (
                <HeatCell
                  key={status}
                  count={byTier[tier.name][status]}
                  most={most}
                  status={status}
                  tier={tier}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

import type { EntityPostureRow } from '@backstage-continuity/plugin-continuity-common';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { StatusBadge, TierBadge, useContinuityQuery } from '../../components';
import type { FilteredQuery } from '../usePostureState';
import { MAIN_COLUMNS } from './columns';
import { PagedRows } from './PagedRows';
import { Percent } from './Percent';
import { Span } from './Span';
import styles from './tree.module.css';
import { TreeRow } from './TreeRow';
import { useTree } from './treeState';

const PAGE = 25;

function ServiceRow(props: {
  service: EntityPostureRow;
  path: string;
  level: number;
  isFirst?: boolean;
}) {
  const { service, level, isFirst } = props;
  const path = `${props.path}/${service.entityRef}`;
  return (
    <TreeRow
      place={{ path, level, isFirst }}
      title={service.title}
      name={tabIndex => (
        <EntityRefLink
          entityRef={service.entityRef}
          tabIndex={tabIndex}
          disableTooltip
        >
          {service.title}
        </EntityRefLink>
      )}
    >
      <Span columns={MAIN_COLUMNS}>
        <span className={styles.badges}>
          <StatusBadge status={service.status} />
          {service.tier !== null && <TierBadge tier={service.tier} />}
        </span>
      </Span>
      <td className={styles.number}>
        <Percent share={service.score.score} />
      </td>
    </TreeRow>
  );
}

/** The services of a line, worst first, a page at a time. */
export function ServiceRows(props: {
  of: FilteredQuery<'listEntities'>;
  path: string;
  level: number;
  cursor?: string;
  expected?: number;
  isFirst?: boolean;
}) {
  const { filters } = useTree();
  const { of, path, level, cursor, isFirst } = props;
  const query = useContinuityQuery('listEntities', {
    query: { ...filters, ...of, cursor, limit: PAGE },
  });
  return (
    <PagedRows
      operation="listEntities"
      query={query}
      path={`${path}/services${cursor ?? ''}`}
      level={level}
      expected={Math.min(props.expected ?? 1, PAGE)}
      rows={({ items }) =>
        items.map((service, index) => (
          <ServiceRow
            key={service.entityRef}
            service={service}
            path={path}
            level={level}
            isFirst={isFirst && index === 0}
          />
        ))
      }
      next={next => (
        <ServiceRows of={of} path={path} level={level} cursor={next} />
      )}
    />
  );
}

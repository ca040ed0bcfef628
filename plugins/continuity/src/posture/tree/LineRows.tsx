import type { RollupRow } from '@backstage-continuity/plugin-continuity-common';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { StackedBar } from '../../components';
import { countColumns } from './columns';
import { PagedRows } from './PagedRows';
import { Percent } from './Percent';
import { ServiceRows } from './ServiceRows';
import styles from './tree.module.css';
import { TreeRow } from './TreeRow';
import { keyOf, servicesOf, useTree } from './treeState';
import { useLines } from './useLines';

interface Where {
  path: string;
  level: number;
  isFirst?: boolean;
  startsOpen?: boolean;
}

function Counts(props: { line: RollupRow }) {
  const { total, byStatus, score } = props.line;
  return (
    <>
      <td className={styles.bar}>
        <StackedBar counts={byStatus} />
      </td>
      {countColumns.map(({ status, minor }) => (
        <td
          key={status}
          className={`${styles.number} ${minor ? styles.minor : ''} ${
            byStatus[status] === 0 ? styles.zero : ''
          }`}
        >
          {byStatus[status]}
        </td>
      ))}
      <td className={styles.number}>{total}</td>
      <td className={styles.number}>
        <Percent share={score.score} />
      </td>
    </>
  );
}

/** One line with its counts and, when open, what is under it. */
function LineRow(props: { line: RollupRow } & Where) {
  const { by, isOpen } = useTree();
  const { line, level, isFirst, startsOpen } = props;
  const key = keyOf(by, line);
  const path = `${props.path}/${key ?? ''}`;
  const opens = line.hasChildren || line.direct > 0 ? key : undefined;
  const below = { path, level: level + 1 };
  return (
    <>
      <TreeRow
        place={{ path, level, isFirst, startsOpen }}
        opens={opens}
        title={line.title}
        name={tabIndex =>
          line.key === null || by === 'tier' ? (
            line.title
          ) : (
            <EntityRefLink
              entityRef={line.key}
              tabIndex={tabIndex}
              hideIcon
              disableTooltip
            >
              {line.title}
            </EntityRefLink>
          )
        }
      >
        <Counts line={line} />
      </TreeRow>
      {opens !== undefined && isOpen(opens, startsOpen) && (
        <>
          {line.hasChildren && <LineRows parent={opens} {...below} />}
          {line.direct > 0 && (
            <ServiceRows
              of={servicesOf(by, opens)}
              expected={line.direct}
              {...below}
            />
          )}
        </>
      )}
    </>
  );
}

/** The one line with others under it: closed, it would say nothing new. */
function onlyTree(lines: RollupRow[]): RollupRow | undefined {
  const trees = lines.filter(line => line.hasChildren);
  return trees.length === 1 ? trees[0] : undefined;
}

/** The lines under a group, or the top ones, a page at a time. */
export function LineRows(props: { parent?: string; cursor?: string } & Where) {
  const { by, filters } = useTree();
  const { parent, path, level, cursor, isFirst } = props;
  const query = useLines({ by, filters, parent, cursor });
  return (
    <PagedRows
      operation="getRollup"
      query={query}
      path={`${path}/lines${cursor ?? ''}`}
      level={level}
      expected={3}
      rows={({ items }) =>
        items.map((line, index) => (
          <LineRow
            key={line.key}
            line={line}
            path={path}
            level={level}
            isFirst={isFirst && index === 0}
            startsOpen={level === 1 && line === onlyTree(items)}
          />
        ))
      }
      next={next => (
        <LineRows parent={parent} path={path} level={level} cursor={next} />
      )}
    />
  );
}

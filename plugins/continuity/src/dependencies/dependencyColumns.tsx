import {
  formatDuration,
  type DependencyDirection,
  type DependencyEdge,
  type DependencyEntity,
} from '@backstage-continuity/plugin-continuity-common';
import { Cell, type ColumnConfig } from '@backstage/ui';
import type { ReactNode } from 'react';
import {
  DurationText,
  EntityLink,
  statusClass,
  type Translate,
} from '../components';
import { DependencyStatus } from './DependencyStatus';
import { OwnSource } from '../recovery/OwnSource';
import { spanText } from '../recovery/words';
import styles from './dependencies.module.css';
import { kindText, needText, type Lookup } from './words';

export type DependencyRow = DependencyEntity & {
  id: string;
  steps: number;
  edges: DependencyEdge[];
};

function stack(content: ReactNode) {
  return (
    <Cell>
      <div className={styles.stack}>{content}</div>
    </Cell>
  );
}

/** How it is needed, each need a line; by or of what, unless that is the root. */
function Needs(props: {
  row: DependencyRow;
  t: Translate;
  options: ColumnOptions;
}) {
  const { row, t } = props;
  const { direction, rootRef, lookup } = props.options;
  return (
    <>
      {row.edges.map(edge => {
        const other = direction === 'needs' ? edge.from : edge.to;
        return (
          <span
            key={`${edge.from} ${edge.to} ${edge.use} ${edge.group?.key}`}
            className={
              edge.inverted ? `${styles.late} ${statusClass('gap')}` : ''
            }
          >
            {needText(edge, lookup, t)}
            {other !== rootRef && (
              <small>
                {' '}
                {t(
                  direction === 'needs'
                    ? 'dependencies.need.by'
                    : 'dependencies.need.of',
                  { title: lookup(other)?.title ?? other },
                )}
              </small>
            )}
          </span>
        );
      })}
    </>
  );
}

function Forecast(props: { row: DependencyRow; t: Translate }) {
  const { row, t } = props;
  const { forecast, targetRto } = row;
  if (forecast === null) return <>–</>;
  // At least nothing is nothing known.
  if (forecast.lowerBound && forecast.seconds === 0) {
    return <>{t('dependencies.ownUnknown')}</>;
  }
  const isLate = targetRto !== null && forecast.seconds > targetRto;
  return (
    <span className={isLate ? `${styles.late} ${statusClass('gap')}` : ''}>
      {spanText(forecast.seconds, forecast.lowerBound, t)}
    </span>
  );
}

function Own(props: { row: DependencyRow; t: Translate; isInline?: boolean }) {
  const { own } = props.row;
  const time =
    own.seconds === null
      ? props.t('dependencies.ownUnknown')
      : formatDuration(own.seconds);
  if (own.source === null) return <>{time}</>;
  return props.isInline ? (
    <>
      {time}, <OwnSource own={own} />
    </>
  ) : (
    <>
      {time}
      <small>
        <OwnSource own={own} />
      </small>
    </>
  );
}

export interface ColumnOptions {
  direction: DependencyDirection;
  isNarrow: boolean;
  rootRef: string;
  lookup: Lookup;
}

/** Columns of what is needed, or of what needs. */
export function dependencyColumns(
  t: Translate,
  options: ColumnOptions,
): ColumnConfig<DependencyRow>[] {
  const { isNarrow } = options;
  const ownAndForecast = (row: DependencyRow) => (
    <>
      <Forecast row={row} t={t} />
      <small>
        {t('dependencies.table.own')}: <Own row={row} t={t} isInline />
      </small>
    </>
  );
  return [
    {
      id: 'entity',
      label: t('dependencies.table.entity'),
      isRowHeader: true,
      minWidth: isNarrow ? 122 : 130,
      cell: row =>
        stack(
          <>
            <EntityLink entityRef={row.entityRef} exists={row.exists} />
            <small>{kindText(row, t)}</small>
            {isNarrow && (
              <small>
                {t('dependencies.table.away', { count: row.steps })}
              </small>
            )}
          </>,
        ),
    },
    {
      id: 'steps',
      label: t('dependencies.table.steps'),
      isHidden: isNarrow,
      width: 76,
      cell: row => stack(row.steps),
    },
    {
      id: 'need',
      label: t('dependencies.table.need'),
      minWidth: isNarrow ? 116 : 140,
      cell: row => stack(<Needs row={row} t={t} options={options} />),
    },
    {
      id: 'declaredRto',
      label: t(
        isNarrow ? 'dependencies.table.rto' : 'dependencies.table.declaredRto',
      ),
      width: isNarrow ? 100 : 116,
      cell: row =>
        stack(
          <>
            <DurationText seconds={row.declaredRto} />
            {isNarrow && row.targetRto !== null && (
              <small>
                {t('dependencies.table.target', {
                  duration: formatDuration(row.targetRto),
                })}
              </small>
            )}
          </>,
        ),
    },
    {
      id: 'targetRto',
      label: t('dependencies.table.targetRto'),
      isHidden: isNarrow,
      width: 104,
      cell: row => stack(<DurationText seconds={row.targetRto} />),
    },
    {
      id: 'own',
      label: t('dependencies.table.own'),
      isHidden: isNarrow,
      width: 104,
      cell: row => stack(<Own row={row} t={t} />),
    },
    {
      id: 'forecast',
      label: t('dependencies.table.forecast'),
      width: isNarrow ? 116 : 112,
      cell: row =>
        stack(isNarrow ? ownAndForecast(row) : <Forecast row={row} t={t} />),
    },
    {
      id: 'status',
      label: t('dependencies.table.status'),
      width: 150,
      cell: row =>
        stack(
          <>
            <DependencyStatus entity={row} />
            {row.findings > 0 && (
              <small>
                {t('dependencies.findingsCount', { count: row.findings })}
              </small>
            )}
          </>,
        ),
    },
  ];
}

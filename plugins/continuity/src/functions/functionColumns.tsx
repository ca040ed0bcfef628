import type { FunctionRow } from '@backstage-continuity/plugin-continuity-common';
import { Cell, type ColumnConfig } from '@backstage/ui';
import { RiErrorWarningLine } from '@remixicon/react';
import type { ReactNode } from 'react';
import {
  DurationText,
  EntityLink,
  Hint,
  ScoreText,
  StackedBar,
  statusClass,
  StatusBadge,
  WebLink,
  type Translate,
} from '../components';
import styles from './functions.module.css';

type Row = FunctionRow & { id: string };

function Mistakes(props: { row: Row; t: Translate }) {
  const { mistakes } = props.row;
  if (mistakes.length === 0) return null;
  return (
    <span className={`${styles.mistakes} ${statusClass('gap')}`}>
      <RiErrorWarningLine aria-hidden />
      <Hint
        hint={mistakes.map(({ path, value, expected }) => (
          <div key={path}>
            {props.t('functions.mistake', { path, value, expected })}
          </div>
        ))}
      >
        {props.t('functions.mistakes', { count: mistakes.length })}
      </Hint>
    </span>
  );
}

/** What has to go on in a disaster, and the business's own plan for it. */
function MinimumService(props: { row: Row; t: Translate }) {
  const { minimumService, businessContinuityPlan } = props.row;
  return (
    <>
      {minimumService && <span>{minimumService}</span>}
      {businessContinuityPlan && (
        <WebLink href={businessContinuityPlan}>
          {props.t('functions.plan')}
        </WebLink>
      )}
    </>
  );
}

/** A cell of several lines. */
function stack(content: ReactNode) {
  return (
    <Cell>
      <div className={styles.stack}>{content}</div>
    </Cell>
  );
}

/** Columns of the functions; those the API can sort by have its names. */
export function functionColumns(
  t: Translate,
  options: { isNarrow: boolean },
): ColumnConfig<Row>[] {
  const figure = (name: 'mtpd' | 'rto' | 'rpo'): ColumnConfig<Row> => ({
    id: name,
    label: t(`common.objective.${name}`),
    isSortable: name === 'mtpd',
    width: name === 'mtpd' ? 100 : 76,
    cell: row => (
      <Cell>
        <DurationText seconds={row[name]} />
      </Cell>
    ),
  });
  return [
    {
      id: 'title',
      label: t('functions.column.title'),
      isRowHeader: true,
      isSortable: true,
      minWidth: 130,
      cell: row =>
        stack(
          <>
            <EntityLink entityRef={row.entityRef} />
            {row.ownerRef && (
              <span className={styles.owner}>
                <EntityLink entityRef={row.ownerRef} />
              </span>
            )}
            <Mistakes row={row} t={t} />
            {options.isNarrow && <MinimumService row={row} t={t} />}
          </>,
        ),
    },
    figure('mtpd'),
    figure('rto'),
    figure('rpo'),
    {
      id: 'minimumService',
      label: t('functions.column.minimumService'),
      isHidden: options.isNarrow,
      minWidth: 150,
      cell: row => stack(<MinimumService row={row} t={t} />),
    },
    {
      id: 'support',
      label: t('functions.column.support'),
      minWidth: 112,
      cell: row =>
        stack(
          <>
            <StackedBar counts={row.byStatus} />
            <span>{t('functions.services', { count: row.total })}</span>
            {options.isNarrow && <ScoreText score={row.score} />}
          </>,
        ),
    },
    {
      id: 'status',
      label: t('functions.column.weakest'),
      isSortable: true,
      minWidth: 138,
      cell: row =>
        stack(
          row.weakestRef && row.weakestStatus ? (
            <>
              <EntityLink entityRef={row.weakestRef} />
              <StatusBadge status={row.weakestStatus} />
            </>
          ) : (
            '–'
          ),
        ),
    },
    {
      id: 'score',
      label: t('functions.column.score'),
      isSortable: true,
      width: 100,
      isHidden: options.isNarrow,
      cell: row => (
        <Cell>
          <ScoreText score={row.score} />
        </Cell>
      ),
    },
  ];
}

import {
  formatDuration,
  type FunctionRow,
} from '@backstage-continuity/plugin-continuity-common';
import { Cell, type ColumnConfig } from '@backstage/ui';
import { RiErrorWarningLine } from '@remixicon/react';
import type { ReactNode } from 'react';
import {
  EntityLink,
  Hint,
  ScoreText,
  StackedBar,
  statusClass,
  StatusBadge,
  WebLink,
  type Translate,
} from '../components';
import { Coverage } from './Coverage';
import { ForecastVerdicts } from './ForecastVerdicts';
import { FunctionLink } from './FunctionLink';
import styles from './functions.module.css';
import { RequiredFigure } from './RequiredFigure';
import { Written } from './Written';

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

/** What stands worst, and what takes longest of all that has to come back. */
function Weakest(props: { row: Row; t: Translate }) {
  const { row, t } = props;
  const { slowestRef, slowestTitle, slowestSeconds } = row;
  return (
    <>
      {row.weakestRef && row.weakestStatus ? (
        <>
          <EntityLink entityRef={row.weakestRef} />
          <StatusBadge status={row.weakestStatus} />
        </>
      ) : (
        '–'
      )}
      {slowestRef !== null && slowestSeconds !== null && (
        <span className={styles.secondary}>
          {t('functions.slowest', {
            title: slowestTitle ?? slowestRef,
            duration: formatDuration(slowestSeconds),
          })}
        </span>
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
  options: { isNarrow: boolean; isWide: boolean },
): ColumnConfig<Row>[] {
  const { isNarrow, isWide } = options;
  const figure = (name: 'mtpd' | 'rto' | 'rpo'): ColumnConfig<Row> => ({
    id: name,
    label: t(`common.objective.${name}`),
    isSortable: name === 'mtpd',
    width: name === 'mtpd' ? 100 : 84,
    cell: row => (
      <Cell>
        <RequiredFigure row={row} objective={name} />
      </Cell>
    ),
  });
  return [
    {
      id: 'title',
      label: t('functions.column.title'),
      isRowHeader: true,
      isSortable: true,
      minWidth: isNarrow ? 110 : 140,
      cell: row =>
        stack(
          <>
            <FunctionLink row={row} />
            {row.ownerRef && (
              <span className={styles.owner}>
                <EntityLink entityRef={row.ownerRef} />
              </span>
            )}
            <Mistakes row={row} t={t} />
            {!isWide && <MinimumService row={row} t={t} />}
          </>,
        ),
    },
    isNarrow
      ? {
          // One below the other, where three columns would be too many.
          id: 'mtpd',
          label: t('functions.column.objectives'),
          isSortable: true,
          minWidth: 130,
          cell: row =>
            stack(
              (['mtpd', 'rto', 'rpo'] as const).map(name => (
                <span key={name} className={styles.objective}>
                  {t(`common.objective.${name}`)}{' '}
                  <RequiredFigure row={row} objective={name} />
                </span>
              )),
            ),
        }
      : figure('mtpd'),
    ...(isNarrow ? [] : [figure('rto'), figure('rpo')]),
    {
      id: 'forecast',
      label: t('functions.column.forecast'),
      minWidth: isNarrow ? 122 : 148,
      cell: row => stack(<ForecastVerdicts row={row} />),
    },
    {
      id: 'minimumService',
      label: t('functions.column.minimumService'),
      isHidden: !isWide,
      minWidth: 140,
      cell: row => stack(<MinimumService row={row} t={t} />),
    },
    {
      id: 'status',
      label: t(`functions.column.${isNarrow ? 'weakestShort' : 'weakest'}`),
      isSortable: true,
      minWidth: isNarrow ? 142 : 150,
      cell: row => stack(<Weakest row={row} t={t} />),
    },
    {
      id: 'coverage',
      label: t(`functions.column.${isNarrow ? 'supportShort' : 'support'}`),
      minWidth: isNarrow ? 118 : 140,
      cell: row =>
        stack(
          <>
            <StackedBar counts={row.byStatus} />
            <span>{t('functions.services', { count: row.total })}</span>
            <Written row={row} />
            <Coverage coverage={row.coverage} />
            {isNarrow && <ScoreText score={row.score} />}
          </>,
        ),
    },
    {
      id: 'score',
      label: t('functions.column.score'),
      isSortable: true,
      width: 100,
      isHidden: isNarrow,
      cell: row => (
        <Cell>
          <ScoreText score={row.score} />
        </Cell>
      ),
    },
  ];
}

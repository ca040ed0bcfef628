import type {
  ContinuityPolicy,
  RiskRow,
} from '@backstage-continuity/plugin-continuity-common';
import { Cell, Link, useBreakpoint, type ColumnConfig } from '@backstage/ui';
import {
  Chips,
  DateText,
  EntityLink,
  useContinuityTranslation,
  type Translate,
} from '../../components';
import { useRecordLink } from '../../records/useRecordLink';
import { AttentionChips } from '../AttentionChips';
import { LevelBadge } from '../LevelBadge';
import { titleOf } from '../matrix/titleOf';
import styles from '../risks.module.css';

type Row = RiskRow & { id: string };

type Part = { row: RiskRow; t: Translate };

/** What is there in most rows says so quietly. */
function Nothing(props: { children: string }) {
  return <span className={styles.nothing}>{props.children}</span>;
}

function Treatment({ row, t }: Part) {
  const until = row.acceptance?.expiresOn ?? null;
  if (row.treatment === null) {
    return <Nothing>{t('risks.treatment.none')}</Nothing>;
  }
  return (
    <>
      {t(`risks.treatment.${row.treatment}`)}
      {until !== null && (
        <span className={styles.secondary}>
          {t(
            row.acceptance?.expired
              ? 'risks.register.acceptedEnded'
              : 'risks.register.acceptedUntil',
          )}{' '}
          <DateText value={until} day />
        </span>
      )}
    </>
  );
}

function Measures({ row, t }: Part) {
  const { measures, measuresOpen, measuresOverdue } = row;
  if (measures === 0) {
    return <Nothing>{t('risks.register.noMeasures')}</Nothing>;
  }
  return (
    <>
      {t('risks.register.open', {
        open: String(measuresOpen),
        all: String(measures),
      })}
      {measuresOverdue > 0 && (
        <span className={styles.late}>
          {t('risks.register.overdue', { count: measuresOverdue })}
        </span>
      )}
    </>
  );
}

function Due({ row, t }: Part) {
  return row.nextDueOn === null ? (
    <Nothing>{t('risks.register.noDue')}</Nothing>
  ) : (
    <DateText value={row.nextDueOn} due />
  );
}

/** Treatment, measures and what falls due below each other. */
function Ahead({ row, t }: Part) {
  return (
    <div className={styles.stack}>
      <div>
        <Treatment row={row} t={t} />
      </div>
      {row.measures > 0 && (
        <div>
          {t('risks.column.measures')}: <Measures row={row} t={t} />
        </div>
      )}
      {row.nextDueOn !== null && (
        <div>
          {t('risks.column.due')} <Due row={row} t={t} />
        </div>
      )}
    </div>
  );
}

/** Columns of the register; those the API can sort by have its names. */
export function useRiskColumns(policy: ContinuityPolicy): ColumnConfig<Row>[] {
  const { t } = useContinuityTranslation();
  const links = useRecordLink();
  const isNarrow = useBreakpoint().down('lg');
  const { risk } = policy;
  const column = (
    id: string,
    label: string,
    minWidth: number,
    width: string,
    cell: ColumnConfig<Row>['cell'],
  ): ColumnConfig<Row> => ({
    id,
    label,
    minWidth,
    defaultWidth: width as `${number}fr`,
    cell,
  });
  return [
    {
      ...column(
        'title',
        t('risks.column.risk'),
        isNarrow ? 200 : 160,
        '3fr',
        row => {
          const href = links.record(row.recordId);
          return (
            <Cell>
              {href ? <Link href={href}>{row.title}</Link> : row.title}
              <Chips>
                <AttentionChips attention={row.attention} />
              </Chips>
            </Cell>
          );
        },
      ),
      isRowHeader: true,
      isSortable: true,
    },
    {
      ...column(
        'subject',
        t(`risks.column.${isNarrow ? 'subjectShort' : 'subject'}`),
        130,
        '2fr',
        row => (
          <Cell>
            <EntityLink entityRef={row.subjectRef} />
            {row.ownerRef !== null && (
              <span className={styles.secondary}>
                <EntityLink entityRef={row.ownerRef} />
              </span>
            )}
          </Cell>
        ),
      ),
      isSortable: true,
    },
    {
      ...column('level', t('risks.column.level'), 130, '2fr', row => (
        <Cell>
          <LevelBadge risk={risk} level={row.level} />
          {(['residual', 'target'] as const).map(
            kind =>
              // Nothing stands where nobody looked ahead.
              row.levels[kind] !== null && (
                <span key={kind} className={styles.secondary}>
                  {t(`risks.register.${kind}`, {
                    level: titleOf(risk.levels, row.levels[kind]),
                  })}
                </span>
              ),
          )}
        </Cell>
      )),
      isSortable: true,
    },
    ...(isNarrow
      ? [
          column('treatment', t('risks.column.treatment'), 140, '2fr', row => (
            <Cell>
              <Ahead row={row} t={t} />
            </Cell>
          )),
        ]
      : [
          column('treatment', t('risks.column.treatment'), 110, '1fr', row => (
            <Cell>
              <Treatment row={row} t={t} />
            </Cell>
          )),
          column('measures', t('risks.column.measures'), 100, '1fr', row => (
            <Cell>
              <Measures row={row} t={t} />
            </Cell>
          )),
          {
            ...column('due', t('risks.column.due'), 100, '1fr', row => (
              <Cell>
                <Due row={row} t={t} />
              </Cell>
            )),
            isSortable: true,
          },
        ]),
  ];
}

import type {
  ContinuityPolicy,
  RiskRow,
} from '@backstage-continuity/plugin-continuity-common';
import { Cell, Link, type ColumnConfig } from '@backstage/ui';
import {
  DateText,
  EntityLink,
  useContinuityTranslation,
  type Translate,
} from '../../components';
import { useRecordLink } from '../../records/useRecordLink';
import { AttentionChips } from '../AttentionChips';
import { LevelBadge } from '../LevelBadge';
import styles from '../risks.module.css';

type Row = RiskRow & { id: string };

function TreatmentCell(props: { row: RiskRow; t: Translate }) {
  const { row, t } = props;
  const until = row.acceptance?.expiresOn ?? null;
  return (
    <Cell>
      {t(`risks.treatment.${row.treatment ?? 'none'}`)}
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
    </Cell>
  );
}

function MeasuresCell(props: { row: RiskRow; t: Translate }) {
  const { t } = props;
  const { measures, measuresOpen, measuresOverdue } = props.row;
  if (measures === 0) return <Cell>{t('risks.register.noMeasures')}</Cell>;
  return (
    <Cell>
      {t('risks.register.open', {
        open: String(measuresOpen),
        all: String(measures),
      })}
      {measuresOverdue > 0 && (
        <span className={styles.secondary}>
          {t('risks.register.overdue', { count: measuresOverdue })}
        </span>
      )}
    </Cell>
  );
}

export function useRiskColumns(policy: ContinuityPolicy): ColumnConfig<Row>[] {
  const { t } = useContinuityTranslation();
  const links = useRecordLink();
  const { risk } = policy;
  const levelTitle = (id: string | null) =>
    risk.levels.find(level => level.id === id)?.title ??
    t('risks.level.unrated');
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
      ...column('title', t('risks.column.risk'), 160, '3fr', row => {
        const href = links.record(row.recordId);
        return (
          <Cell>
            {href ? <Link href={href}>{row.title}</Link> : row.title}
            <span className={styles.chips}>
              <AttentionChips attention={row.attention} />
            </span>
          </Cell>
        );
      }),
      isRowHeader: true,
      isSortable: true,
    },
    {
      ...column('subject', t('risks.column.subject'), 130, '2fr', row => (
        <Cell>
          <EntityLink entityRef={row.subjectRef} />
          {row.ownerRef !== null && (
            <span className={styles.secondary}>
              <EntityLink entityRef={row.ownerRef} />
            </span>
          )}
        </Cell>
      )),
      isSortable: true,
    },
    {
      ...column('level', t('risks.column.level'), 130, '2fr', row => (
        <Cell>
          <LevelBadge risk={risk} level={row.level} />
          <span className={styles.secondary}>
            {t('risks.register.residual', {
              level: levelTitle(row.levels.residual),
            })}
          </span>
          <span className={styles.secondary}>
            {t('risks.register.target', {
              level: levelTitle(row.levels.target),
            })}
          </span>
        </Cell>
      )),
      isSortable: true,
    },
    column('treatment', t('risks.column.treatment'), 110, '1fr', row => (
      <TreatmentCell row={row} t={t} />
    )),
    column('measures', t('risks.column.measures'), 100, '1fr', row => (
      <MeasuresCell row={row} t={t} />
    )),
    {
      ...column('due', t('risks.column.due'), 100, '1fr', row => (
        <Cell>
          {row.nextDueOn === null ? (
            t('risks.register.noDue')
          ) : (
            <DateText value={row.nextDueOn} due />
          )}
        </Cell>
      )),
      isSortable: true,
    },
  ];
}

import type {
  ContinuityPolicy,
  RiskMeasureRow,
} from '@backstage-continuity/plugin-continuity-common';
import {
  ButtonLink,
  Cell,
  useBreakpoint,
  type ColumnConfig,
} from '@backstage/ui';
import {
  DateText,
  EntityLink,
  useContinuityTranslation,
  type Translate,
} from '../../components';
import { useRecordLink } from '../../records/useRecordLink';
import { formatAmount } from '../../records/words/amounts';
import styles from '../risks.module.css';
import { MeasureStatusBadge } from './MeasureStatusBadge';

type Row = RiskMeasureRow & { id: string };

type Part = { row: Row; t: Translate };

function MeasureOwner({ row, t }: Part) {
  return row.measureOwner === null ? (
    <span className={styles.nothing}>{t('risks.register.noOwner')}</span>
  ) : (
    <EntityLink entityRef={row.measureOwner} />
  );
}

function Standing({ row, t }: Part) {
  return (
    <>
      <MeasureStatusBadge {...row} />
      {row.evidence > 0 && (
        <span className={styles.secondary}>
          {t('risks.measure.evidence', { count: row.evidence })}
        </span>
      )}
    </>
  );
}

function Due({ row, t, currency }: Part & { currency: string }) {
  const { cost, costHidden } = row;
  const amount = cost === null ? null : formatAmount(cost, currency);
  return (
    <>
      {row.dueOn === null ? (
        '–'
      ) : (
        <DateText value={row.dueOn} due={row.open} day={!row.open} />
      )}
      <span className={styles.secondary}>
        {costHidden ? t('risks.measure.hidden') : amount}
      </span>
    </>
  );
}

function Change({ row, t }: Part) {
  const href = useRecordLink().field(
    row.recordId,
    'risks',
    `risks.${row.riskId}.measures.${row.measureId}`,
  );
  if (!href) return null;
  return (
    <ButtonLink
      size="small"
      variant="secondary"
      href={href}
      aria-label={t('risks.measure.changeOf', {
        title: row.title || t('risks.measure.untitled'),
      })}
    >
      {t('risks.measure.change')}
    </ButtonLink>
  );
}

/** Columns of the measures; those the API can sort by have its names. */
export function useMeasureColumns({
  currency,
}: Pick<ContinuityPolicy, 'currency'>): ColumnConfig<Row>[] {
  const { t } = useContinuityTranslation();
  const isNarrow = useBreakpoint().down('lg');
  const owner = t('risks.filter.measureOwner');
  return [
    {
      id: 'title',
      label: t('risks.column.measure'),
      isRowHeader: true,
      isSortable: true,
      defaultWidth: '3fr',
      minWidth: 150,
      cell: row => (
        <Cell>
          {row.title || t('risks.measure.untitled')}
          <span className={styles.secondary}>{row.riskTitle}</span>
        </Cell>
      ),
    },
    {
      id: 'subject',
      label: t(`risks.column.${isNarrow ? 'subjectShort' : 'subject'}`),
      isSortable: true,
      defaultWidth: '2fr',
      minWidth: 130,
      cell: row => (
        <Cell>
          <EntityLink entityRef={row.subjectRef} />
          {isNarrow && (
            <span className={styles.secondary}>
              {owner}: <MeasureOwner row={row} t={t} />
            </span>
          )}
        </Cell>
      ),
    },
    {
      id: 'owner',
      label: owner,
      isHidden: isNarrow,
      defaultWidth: '2fr',
      minWidth: 100,
      cell: row => (
        <Cell>
          <MeasureOwner row={row} t={t} />
        </Cell>
      ),
    },
    {
      id: 'status',
      label: t('risks.column.status'),
      defaultWidth: '2fr',
      minWidth: 132,
      cell: row => (
        <Cell>
          <Standing row={row} t={t} />
        </Cell>
      ),
    },
    {
      id: 'due',
      label: t('risks.column.measureDue'),
      isSortable: true,
      defaultWidth: '1fr',
      minWidth: 115,
      cell: row => (
        <Cell>
          <Due row={row} t={t} currency={currency} />
        </Cell>
      ),
    },
    {
      id: 'change',
      label: t('risks.column.change'),
      width: 96,
      cell: row => (
        <Cell>
          <Change row={row} t={t} />
        </Cell>
      ),
    },
  ];
}

import type {
  ContinuityPolicy,
  RiskMeasureRow,
} from '@backstage-continuity/plugin-continuity-common';
import { ButtonLink, Cell, type ColumnConfig } from '@backstage/ui';
import {
  DateText,
  EntityLink,
  useContinuityTranslation,
} from '../../components';
import { useRecordLink } from '../../records/useRecordLink';
import { formatAmount } from '../../records/words/amounts';
import styles from '../risks.module.css';
import { MeasureStatusBadge } from './MeasureStatusBadge';

type Row = RiskMeasureRow & { id: string };

export function useMeasureColumns({
  currency,
}: Pick<ContinuityPolicy, 'currency'>): ColumnConfig<Row>[] {
  const { t } = useContinuityTranslation();
  const links = useRecordLink();
  const costOf = ({ cost, costHidden }: Row) => {
    if (costHidden) return t('risks.measure.hidden');
    return cost === null ? '–' : formatAmount(cost, currency);
  };
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
      label: t('risks.column.subject'),
      isSortable: true,
      defaultWidth: '2fr',
      minWidth: 120,
      cell: row => (
        <Cell>
          <EntityLink entityRef={row.subjectRef} />
        </Cell>
      ),
    },
    {
      id: 'owner',
      label: t('risks.column.owner'),
      defaultWidth: '2fr',
      minWidth: 100,
      cell: row => (
        <Cell>
          {row.measureOwner === null ? (
            t('risks.register.noOwner')
          ) : (
            <EntityLink entityRef={row.measureOwner} />
          )}
        </Cell>
      ),
    },
    {
      id: 'status',
      label: t('risks.column.status'),
      defaultWidth: '2fr',
      minWidth: 120,
      cell: row => (
        <Cell>
          <MeasureStatusBadge {...row} />
          <span className={styles.secondary}>
            {row.evidence > 0
              ? t('risks.measure.evidence', { count: row.evidence })
              : t('risks.measure.noEvidence')}
          </span>
        </Cell>
      ),
    },
    {
      id: 'due',
      label: t('risks.column.measureDue'),
      isSortable: true,
      defaultWidth: '1fr',
      minWidth: 90,
      cell: row => (
        <Cell>
          {row.dueOn === null ? (
            '–'
          ) : (
            <DateText value={row.dueOn} due={row.open} day={!row.open} />
          )}
          <span className={styles.secondary}>{costOf(row)}</span>
        </Cell>
      ),
    },
    {
      id: 'change',
      label: t('risks.column.change'),
      defaultWidth: '1fr',
      minWidth: 90,
      cell: row => {
        const href = links.field(
          row.recordId,
          'risks',
          `risks.${row.riskId}.measures.${row.measureId}`,
        );
        return (
          <Cell>
            {href && (
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
            )}
          </Cell>
        );
      },
    },
  ];
}

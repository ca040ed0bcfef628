import type { EntityPostureRow } from '@backstage-continuity/plugin-continuity-common';
import { Cell, CellText, type ColumnConfig } from '@backstage/ui';
import {
  DateText,
  EntityLink,
  ScoreText,
  StatusBadge,
  TierBadge,
  type Translate,
} from '../../components';

/**
 * Columns of a list of services; those the API can sort by have its names.
 * Where there is little room, what the status already tells is left out.
 */
export function serviceColumns(
  t: Translate,
  isNarrow: boolean,
): ColumnConfig<EntityPostureRow & { id: string }>[] {
  return [
    {
      id: 'title',
      label: t('entity.rollup.column.title'),
      isRowHeader: true,
      width: '2fr',
      isSortable: true,
      cell: row => (
        <Cell>
          <EntityLink entityRef={row.entityRef} />
        </Cell>
      ),
    },
    {
      id: 'status',
      width: '1.2fr',
      label: t('entity.rollup.column.status'),
      isSortable: true,
      cell: row => (
        <Cell>
          <StatusBadge status={row.status} />
        </Cell>
      ),
    },
    {
      id: 'tier',
      width: '1.4fr',
      label: t('entity.rollup.column.tier'),
      isSortable: true,
      cell: row => (
        <Cell>
          <TierBadge tier={row.tier} />
        </Cell>
      ),
    },
    {
      id: 'score',
      width: '0.7fr',
      isHidden: isNarrow,
      label: t('entity.rollup.column.score'),
      isSortable: true,
      cell: row => (
        <Cell>
          <ScoreText score={row.score} />
        </Cell>
      ),
    },
    {
      id: 'reviewDueAt',
      width: '1.2fr',
      label: t('entity.rollup.column.reviewDueAt'),
      isSortable: true,
      cell: row => (
        <Cell>
          {row.reviewDueAt === null ? (
            '–'
          ) : (
            <DateText value={row.reviewDueAt} due />
          )}
        </Cell>
      ),
    },
    {
      id: 'nextTestAt',
      width: '1fr',
      isHidden: isNarrow,
      label: t('entity.rollup.column.nextTestAt'),
      cell: row => (
        <Cell>
          {row.nextTestAt === null ? (
            '–'
          ) : (
            <DateText value={row.nextTestAt} due />
          )}
        </Cell>
      ),
    },
    {
      id: 'findings',
      width: '0.6fr',
      isHidden: isNarrow,
      label: t('entity.rollup.column.findings'),
      cell: row => <CellText title={String(row.findings)} />,
    },
  ];
}

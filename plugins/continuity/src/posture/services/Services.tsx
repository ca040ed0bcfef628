import type { EntityPostureRow } from '@backstage-continuity/plugin-continuity-common';
import { Cell, Table, type ColumnConfig } from '@backstage/ui';
import { useMemo, useState } from 'react';
import {
  DownloadCsvButton,
  EmptyState,
  EntityLink,
  QueryError,
  useContinuityTranslation,
  useListTable,
  useSectionTarget,
  type Translate,
} from '../../components';
import { serviceColumns } from '../../entity/rollup/serviceColumns';
import { Section } from '../../entity/Section';
import styles from '../posture.module.css';
import { SERVICES_SECTION, usePostureState } from '../usePostureState';
import { Narrowing } from './Narrowing';
import { SelectionBar } from './SelectionBar';

type Row = EntityPostureRow & { id: string };

/** A service's own columns, and who owns it: the page shows those of many. */
function columnsOf(t: Translate): ColumnConfig<Row>[] {
  const [title, ...others] = serviceColumns(t);
  return [
    title,
    {
      id: 'owner',
      label: t('posture.services.owner'),
      cell: row => (
        <Cell>
          {row.ownerRef === null ? (
            '–'
          ) : (
            <EntityLink entityRef={row.ownerRef} />
          )}
        </Cell>
      ),
    },
    ...others,
  ];
}

/** All services that match, worst first, to read, to export and to confirm. */
export function Services() {
  const { t } = useContinuityTranslation();
  const { filters, listStatus, listTier } = usePostureState();
  const columns = useMemo(() => columnsOf(t), [t]);
  const [selected, setSelected] = useState<string[]>([]);
  const { tableProps, csvInput, result } = useListTable('listEntities', {
    query: {
      ...filters,
      ...(listStatus.length > 0 && { status: listStatus }),
      ...(listTier.length > 0 && { tier: listTier }),
    },
    defaultSort: 'status',
    id: row => row.entityRef,
  });
  const target = useSectionTarget(SERVICES_SECTION);
  return (
    <section
      id={SERVICES_SECTION}
      ref={target}
      tabIndex={-1}
      className={styles.target}
      aria-label={t('posture.services.title')}
    >
      <Section
        title={t('posture.services.title')}
        actions={
          <DownloadCsvButton
            operation="listEntities"
            input={csvInput}
            fileName="continuity-services"
          />
        }
      >
        <Narrowing />
        {selected.length > 0 && (
          <SelectionBar selected={selected} onClear={() => setSelected([])} />
        )}
        {tableProps.error ? (
          <QueryError
            operation="listEntities"
            error={tableProps.error}
            onRetry={() => result.refetch()}
          />
        ) : (
          <Table
            columnConfig={columns}
            {...tableProps}
            selection={{
              mode: 'multiple',
              behavior: 'toggle',
              selected,
              onSelectionChange: keys =>
                setSelected(
                  keys === 'all'
                    ? (tableProps.data ?? []).map(row => row.id)
                    : [...keys].map(String),
                ),
            }}
            emptyState={
              <EmptyState
                title={t('posture.services.empty')}
                description={t('posture.services.emptyBody')}
              />
            }
          />
        )}
      </Section>
    </section>
  );
}

import { Table, useBreakpoint } from '@backstage/ui';
import { useMemo, useState } from 'react';
import {
  DownloadCsvButton,
  EmptyState,
  QueryError,
  useContinuityTranslation,
  useListTable,
  useSectionTarget,
} from '../../components';
import { Section } from '../../entity/Section';
import styles from '../posture.module.css';
import { SERVICES_SECTION, usePostureState } from '../usePostureState';
import { columnsOf } from './columns';
import { Narrowing } from './Narrowing';
import { SelectionBar } from './SelectionBar';

/** All services that match, worst first, to read, to export and to confirm. */
export function Services() {
  const { t } = useContinuityTranslation();
  const { filters, listStatus, listTier } = usePostureState();
  const isNarrow = useBreakpoint().down('lg');
  const columns = useMemo(() => columnsOf(t, isNarrow), [t, isNarrow]);
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

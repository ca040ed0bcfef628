import type { ContinuityPolicy } from '@backstage-continuity/plugin-continuity-common';
import { ButtonLink, Flex, Table } from '@backstage/ui';
import {
  DownloadCsvButton,
  EmptyState,
  QueryError,
  useContinuityTranslation,
  useListTable,
} from '../../components';
import { useRecordLink } from '../../records/useRecordLink';
import { Filtered } from '../Filtered';
import { useRiskState } from '../useRiskState';
import { useRiskColumns } from './riskColumns';

function Nothing() {
  const { t } = useContinuityTranslation();
  const { isFiltered } = useRiskState();
  const links = useRecordLink();
  const href = links.library();
  if (isFiltered) return <Filtered title={t('risks.empty.filtered')} />;
  return (
    <EmptyState
      title={t('risks.empty.title')}
      description={t('risks.empty.body')}
      action={
        href && (
          <ButtonLink
            variant="secondary"
            href={`${href}?start=risk-assessment`}
          >
            {t('risks.empty.start')}
          </ButtonLink>
        )
      }
    />
  );
}

/** The register: a line for each risk of an approved assessment. */
export function RiskTable(props: { policy: ContinuityPolicy }) {
  const { registerQuery } = useRiskState();
  const columns = useRiskColumns(props.policy);
  const { result, csvInput, tableProps } = useListTable('listRisks', {
    query: registerQuery,
    defaultSort: 'level',
    id: row => `${row.recordId}/${row.riskId}`,
  });
  if (tableProps.error) {
    return (
      <QueryError
        operation="listRisks"
        error={tableProps.error}
        onRetry={() => result.refetch()}
      />
    );
  }
  return (
    <Flex direction="column" gap="3">
      <Flex justify="end">
        <DownloadCsvButton
          operation="listRisks"
          input={csvInput}
          fileName="risk-register"
        />
      </Flex>
      <Table columnConfig={columns} {...tableProps} emptyState={<Nothing />} />
    </Flex>
  );
}

import type { ContinuityPolicy } from '@backstage-continuity/plugin-continuity-common';
import { Flex, Table } from '@backstage/ui';
import {
  DownloadCsvButton,
  EmptyState,
  QueryError,
  useContinuityTranslation,
  useListTable,
} from '../../components';
import { Filtered } from '../Filtered';
import { useRiskState } from '../useRiskState';
import { useMeasureColumns } from './measureColumns';

function Nothing() {
  const { t } = useContinuityTranslation();
  const { isFiltered } = useRiskState();
  if (isFiltered) return <Filtered title={t('risks.empty.measuresFiltered')} />;
  return (
    <EmptyState
      title={t('risks.empty.measures')}
      description={t('risks.empty.measuresBody')}
    />
  );
}

/** What is done against risks, by whom and until when; late ones first. */
export function MeasureTable(props: { policy: ContinuityPolicy }) {
  const { measuresQuery } = useRiskState();
  const columns = useMeasureColumns(props.policy);
  const { result, csvInput, tableProps } = useListTable('listMeasures', {
    query: measuresQuery,
    defaultSort: 'due',
    id: row => [row.recordId, row.riskId, row.measureId].join('/'),
  });
  if (tableProps.error) {
    return (
      <QueryError
        operation="listMeasures"
        error={tableProps.error}
        onRetry={() => result.refetch()}
      />
    );
  }
  return (
    <Flex direction="column" gap="3">
      <Flex justify="end">
        <DownloadCsvButton
          operation="listMeasures"
          input={csvInput}
          fileName="risk-measures"
        />
      </Flex>
      <Table columnConfig={columns} {...tableProps} emptyState={<Nothing />} />
    </Flex>
  );
}

import type { ContinuityPolicy } from '@backstage-continuity/plugin-continuity-common';
import {
  EmptyState,
  FilteredState,
  ListTable,
  useContinuityTranslation,
} from '../../components';
import { useRiskState } from '../useRiskState';
import { useMeasureColumns } from './measureColumns';

function Nothing() {
  const { t } = useContinuityTranslation();
  const { isFiltered, clear } = useRiskState();
  if (isFiltered) {
    return (
      <FilteredState
        title={t('risks.empty.measuresFiltered')}
        description={t('risks.empty.filteredBody')}
        onClear={clear}
      />
    );
  }
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
  return (
    <ListTable
      operation="listMeasures"
      query={measuresQuery}
      defaultSort="due"
      id={row => [row.recordId, row.riskId, row.measureId].join('/')}
      columns={columns}
      fileName="risk-measures"
      empty={<Nothing />}
    />
  );
}

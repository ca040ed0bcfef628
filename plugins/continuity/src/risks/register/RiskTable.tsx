import type { ContinuityPolicy } from '@backstage-continuity/plugin-continuity-common';
import { ButtonLink } from '@backstage/ui';
import {
  EmptyState,
  FilteredState,
  ListTable,
  useContinuityTranslation,
} from '../../components';
import { useRecordLink } from '../../records/useRecordLink';
import { useRiskState } from '../useRiskState';
import { useRiskColumns } from './riskColumns';

function Nothing() {
  const { t } = useContinuityTranslation();
  const { isFiltered, clear } = useRiskState();
  const links = useRecordLink();
  const href = links.library();
  if (isFiltered) {
    return (
      <FilteredState
        title={t('risks.empty.filtered')}
        description={t('risks.empty.filteredBody')}
        onClear={clear}
      />
    );
  }
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
  return (
    <ListTable
      operation="listRisks"
      query={registerQuery}
      defaultSort="level"
      id={row => `${row.recordId}/${row.riskId}`}
      columns={columns}
      fileName="risk-register"
      empty={<Nothing />}
    />
  );
}

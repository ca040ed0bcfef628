import { Flex, Skeleton, ToggleButton, ToggleButtonGroup } from '@backstage/ui';
import { RiListUnordered, RiTodoLine } from '@remixicon/react';
import {
  PageFrame,
  QueryError,
  QueryState,
  refusalOf,
  useContinuityQuery,
  useContinuityTranslation,
} from '../components';
import { MatrixSection } from './matrix/MatrixSection';
import { MeasureFilters } from './measures/MeasureFilters';
import { MeasureTable } from './measures/MeasureTable';
import { RiskFilters } from './register/RiskFilters';
import { RiskTable } from './register/RiskTable';
import { RiskHeadline } from './RiskHeadline';
import { useRiskState } from './useRiskState';

/** The register, or the measures. */
function ViewChoice() {
  const { t } = useContinuityTranslation();
  const { view, change } = useRiskState();
  return (
    <ToggleButtonGroup
      aria-label={t('risks.view.label')}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[view]}
      onSelectionChange={keys =>
        change({ view: keys.has('measures') ? 'measures' : [], sort: [] })
      }
    >
      <ToggleButton id="register" iconStart={<RiListUnordered />}>
        {t('risks.view.register')}
      </ToggleButton>
      <ToggleButton id="measures" iconStart={<RiTodoLine />}>
        {t('risks.view.measures')}
      </ToggleButton>
    </ToggleButtonGroup>
  );
}

/** What may happen to everything that is assessed, and what is done about it. */
export function RisksPage() {
  const { t } = useContinuityTranslation();
  const { view, totalsQuery } = useRiskState();
  const policy = useContinuityQuery('getPolicy', {});
  const totals = useContinuityQuery('getRiskMatrix', { query: totalsQuery });
  // Said once, not in each part of the page.
  if (totals.error && refusalOf(totals.error).name === 'NotAllowedError') {
    return (
      <PageFrame title={t('risks.title')}>
        <QueryError
          operation="getRiskMatrix"
          error={totals.error}
          onRetry={() => totals.refetch()}
        />
      </PageFrame>
    );
  }
  return (
    <PageFrame title={t('risks.title')} actions={<ViewChoice />}>
      <QueryState
        operation="getPolicy"
        query={policy}
        skeleton={<Skeleton width="100%" height={400} />}
      >
        {known => (
          <Flex direction="column" gap="4">
            <RiskHeadline />
            {view === 'measures' ? (
              <>
                <MeasureFilters />
                <MeasureTable policy={known} />
              </>
            ) : (
              <>
                <RiskFilters policy={known} />
                <MatrixSection policy={known} />
                <RiskTable policy={known} />
              </>
            )}
          </Flex>
        )}
      </QueryState>
    </PageFrame>
  );
}

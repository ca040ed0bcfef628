import { Button } from '@backstage/ui';
import { EmptyState, useContinuityTranslation } from '../components';
import { useRiskState } from './useRiskState';

/** Stands where the filters leave nothing. */
export function Filtered(props: { title: string }) {
  const { t } = useContinuityTranslation();
  const { clear } = useRiskState();
  return (
    <EmptyState
      title={props.title}
      description={t('risks.empty.filteredBody')}
      action={
        <Button variant="secondary" onPress={clear}>
          {t('risks.filter.clear')}
        </Button>
      }
    />
  );
}

import { Button } from '@backstage/ui';
import type { ReactNode } from 'react';
import { EmptyState } from './EmptyState';
import { useContinuityTranslation } from './useContinuityTranslation';

/** Stands where the filters leave nothing. */
export function FilteredState(props: {
  title: string;
  description: ReactNode;
  onClear: () => void;
}) {
  const { t } = useContinuityTranslation();
  return (
    <EmptyState
      title={props.title}
      description={props.description}
      action={
        <Button variant="secondary" onPress={props.onClear}>
          {t('common.list.clear')}
        </Button>
      }
    />
  );
}

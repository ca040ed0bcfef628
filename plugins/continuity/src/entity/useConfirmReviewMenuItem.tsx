import { stringifyEntityRef } from '@backstage/catalog-model';
import { dialogApiRef, useApi } from '@backstage/frontend-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import { useContinuityTranslation } from '../components/useContinuityTranslation';

/** The entity menu's item that opens the review of the page's entity. */
export function useConfirmReviewMenuItem() {
  const { t } = useContinuityTranslation();
  const dialogs = useApi(dialogApiRef);
  const entityRef = stringifyEntityRef(useEntity().entity);
  return {
    title: t('common.action.confirmReview'),
    onClick: async () => {
      const [{ ConfirmReviewDialog }, { QueryProvider }] = await Promise.all([
        import('./ConfirmReviewDialog'),
        import('../components/QueryProvider'),
      ]);
      const dialog = dialogs.open(
        <QueryProvider>
          <ConfirmReviewDialog
            entityRef={entityRef}
            isOpen
            onOpenChange={isOpen => !isOpen && dialog.close()}
          />
        </QueryProvider>,
      );
    },
  };
}

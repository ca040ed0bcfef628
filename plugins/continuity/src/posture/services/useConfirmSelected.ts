import type { Review } from '@backstage-continuity/plugin-continuity-common';
import {
  useContinuityMutation,
  useContinuityTranslation,
  useToast,
} from '../../components';

/**
 * Confirms the reviews of several services, all or none, and offers to take
 * them back.
 */
export function useConfirmSelected(onDone: () => void) {
  const { t } = useContinuityTranslation();
  const toast = useToast();
  const confirm = useContinuityMutation('confirmReviews');
  const { mutateAsync: revert } = useContinuityMutation('revertReview');

  const takeBack = async (reviews: Review[]) => {
    try {
      // One after the other, so that the first refusal stops the rest.
      for (const { id } of reviews) await revert({ params: { id } });
      toast.done(t('posture.confirm.takenBack', { count: reviews.length }));
    } catch (error) {
      toast.failed(error as Error);
    }
  };

  return {
    isPending: confirm.isPending,
    error: confirm.error,
    confirm: (entityRefs: string[]) =>
      confirm.mutate(
        { body: { items: entityRefs.map(entityRef => ({ entityRef })) } },
        {
          onSuccess: ({ items }) => {
            toast.done(t('posture.confirm.done', { count: items.length }), () =>
              takeBack(items),
            );
            onDone();
          },
        },
      ),
  };
}

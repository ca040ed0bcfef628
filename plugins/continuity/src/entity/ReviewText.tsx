import type { EntityPosture } from '@backstage-continuity/plugin-continuity-common';
import { Text } from '@backstage/ui';
import { DateText, useContinuityTranslation } from '../components';

/** When the entity was reviewed and when it is due again, in one line. */
export function ReviewText(props: { review: EntityPosture['review'] }) {
  const { t } = useContinuityTranslation();
  const { lastReviewedAt, dueAt, required } = props.review;
  return (
    <Text as="p" variant="body-medium">
      {lastReviewedAt === null ? (
        t(required ? 'entity.review.never' : 'entity.review.notRequired')
      ) : (
        <>
          {t('entity.review.reviewed')} <DateText value={lastReviewedAt} day />
        </>
      )}
      {dueAt !== null && (
        <>
          , {t('entity.review.due')} <DateText value={dueAt} day />:{' '}
          <DateText value={dueAt} due />
        </>
      )}
    </Text>
  );
}

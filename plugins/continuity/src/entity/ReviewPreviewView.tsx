import type { ReviewPreview } from '@backstage-continuity/plugin-continuity-common';
import { Flex, Text } from '@backstage/ui';
import { DateText, EntityLink, useContinuityTranslation } from '../components';
import styles from './entity.module.css';
import { ReviewChanges } from './ReviewChanges';
import { VouchedForList } from './VouchedForList';

/** What a review vouches for, what changed since the last, and until when it holds. */
export function ReviewPreviewView(props: { preview: ReviewPreview }) {
  const { t } = useContinuityTranslation();
  const { preview } = props;
  const { lastReview } = preview;
  return (
    <Flex direction="column" gap="4">
      <section>
        <h3 className={styles.subheading}>{t('entity.confirm.vouchFor')}</h3>
        <VouchedForList vouchedFor={preview.vouchesFor} />
      </section>
      <section>
        <h3 className={styles.subheading}>{t('entity.confirm.changes')}</h3>
        {lastReview ? (
          <>
            <Text as="p" color="secondary">
              {t('entity.confirm.lastReview')}{' '}
              <DateText value={lastReview.reviewedAt} day /> {t('entity.by')}{' '}
              <EntityLink entityRef={lastReview.reviewedBy} />
            </Text>
            <ReviewChanges changes={preview.changes} />
          </>
        ) : (
          <Text as="p">{t('entity.confirm.first')}</Text>
        )}
      </section>
      <Text as="p">
        {preview.nextDueAt === null ? (
          t('entity.confirm.noNext')
        ) : (
          <>
            {t('entity.confirm.next')}{' '}
            <DateText value={preview.nextDueAt} day />
          </>
        )}
      </Text>
    </Flex>
  );
}

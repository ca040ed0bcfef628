import type { RecordDetail } from '@backstage-continuity/plugin-continuity-common';
import { Button, ButtonLink } from '@backstage/ui';
import { useContinuityTranslation } from '../../components';
import { attentionOf } from '../words';
import { useRecordDeeds } from './useRecordDeeds';
import { useRecordPage } from './useRecordPage';

/** The one thing that the reader most likely came to do. */
export function NextAction(props: {
  record: RecordDetail;
  onConfirm: () => void;
}) {
  const { t } = useContinuityTranslation();
  const { record } = props;
  const { may, open } = record;
  const { view, hrefOf } = useRecordPage(record.id);
  const deeds = useRecordDeeds(record);
  if (may.includes('approve')) {
    return view === 'review' ? null : (
      <ButtonLink variant="primary" href={hrefOf('review')}>
        {t('records.action.review')}
      </ButtonLink>
    );
  }
  if (open && may.includes('edit')) {
    return view === 'edit' ? null : (
      <ButtonLink variant="primary" href={hrefOf('edit')}>
        {t(
          open.state === 'returned'
            ? 'records.action.mend'
            : 'records.action.continue',
        )}
      </ButtonLink>
    );
  }
  if (may.includes('withdraw')) {
    return (
      <Button
        variant="secondary"
        isPending={deeds.isPending}
        onPress={deeds.withdraw}
      >
        {t('records.action.withdraw')}
      </Button>
    );
  }
  // What the banner over the record offers is not offered twice.
  if (record.stale !== null) return null;
  const needsReview = attentionOf(record, Date.now()).length > 0;
  return (
    <>
      {may.includes('confirm') && needsReview && (
        <Button variant="primary" onPress={props.onConfirm}>
          {t('records.action.confirm')}
        </Button>
      )}
      {!open && may.includes('edit') && (
        <Button
          variant="secondary"
          isPending={deeds.isPending}
          onPress={deeds.revise}
        >
          {t('records.action.revise')}
        </Button>
      )}
    </>
  );
}

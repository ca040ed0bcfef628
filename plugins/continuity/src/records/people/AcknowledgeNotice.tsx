import type { RecordDetail } from '@backstage-continuity/plugin-continuity-common';
import { Alert, Button } from '@backstage/ui';
import { useContinuityTranslation } from '../../components';
import { useRecordDeeds } from '../record/useRecordDeeds';

/** Asks the reader who has to, to say that the approved revision has been read. */
export function AcknowledgeNotice(props: { record: RecordDetail }) {
  const { t } = useContinuityTranslation();
  const { record } = props;
  const deeds = useRecordDeeds(record);
  if (!record.may.includes('acknowledge')) return null;
  return (
    <Alert
      status="info"
      icon
      title={t('records.people.yours', {
        revision: String(record.approvedRevision),
      })}
      customActions={
        <Button
          size="small"
          variant="primary"
          isPending={deeds.isPending}
          onPress={deeds.acknowledge}
        >
          {t('records.action.acknowledge')}
        </Button>
      }
    />
  );
}

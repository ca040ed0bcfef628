import type { RecordDetail } from '@backstage-continuity/plugin-continuity-common';
import { Text } from '@backstage/ui';
import { ConfirmDialog, useContinuityTranslation } from '../../components';
import { NoteDialog } from './NoteDialog';
import { useRecordDeeds } from './useRecordDeeds';

export type RecordDialog = 'confirm' | 'retire' | 'discard';

/** What is asked once more before it is done. */
export function RecordDialogs(props: {
  record: RecordDetail;
  dialog: RecordDialog | undefined;
  onClose: () => void;
}) {
  const { t } = useContinuityTranslation();
  const { record, dialog, onClose } = props;
  const deeds = useRecordDeeds(record);
  if (dialog === 'confirm') {
    return (
      <NoteDialog
        title={t('records.confirm.title')}
        body={t('records.confirm.body', {
          revision: String(record.approvedRevision),
        })}
        noteLabel={t('records.confirm.note')}
        confirmLabel={t('records.action.confirm')}
        isPending={deeds.isPending}
        onConfirm={note => deeds.confirm(note, onClose)}
        onClose={onClose}
      />
    );
  }
  if (dialog === 'retire') {
    return (
      <NoteDialog
        title={t('records.retire.title')}
        body={t('records.retire.body')}
        noteLabel={t('records.retire.note')}
        isRequired
        confirmLabel={t('records.action.retire')}
        isDestructive
        isPending={deeds.isPending}
        onConfirm={note => deeds.retire(note, onClose)}
        onClose={onClose}
      />
    );
  }
  return (
    <ConfirmDialog
      title={t('records.discard.title')}
      confirmLabel={t('records.action.discard')}
      isDestructive
      isPending={deeds.isPending}
      isOpen={dialog === 'discard'}
      onOpenChange={isOpen => !isOpen && onClose()}
      onConfirm={() => deeds.discard(onClose)}
    >
      <Text as="p">
        {t(
          record.approvedRevision === null
            ? 'records.discard.bodyOnly'
            : 'records.discard.body',
        )}
      </Text>
    </ConfirmDialog>
  );
}

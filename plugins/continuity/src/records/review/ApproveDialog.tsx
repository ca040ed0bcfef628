import type { RecordRevision } from '@backstage-continuity/plugin-continuity-common';
import { useState } from 'react';
import {
  useContinuityMutation,
  useContinuityTranslation,
  useToast,
} from '../../components';
import { NoteDialog } from '../record/NoteDialog';

/** Approves exactly the content that the reader has in view. */
export function ApproveDialog(props: {
  revision: RecordRevision;
  onClose: () => void;
}) {
  const { t } = useContinuityTranslation();
  const toast = useToast();
  const { onClose } = props;
  // What is read anew meanwhile is not what the reader decides on.
  const [revision] = useState(props.revision);
  const approve = useContinuityMutation('approveRevision');
  return (
    <NoteDialog
      title={t('records.review.approveTitle', {
        revision: String(revision.revision),
      })}
      body={t('records.review.approveBody')}
      noteLabel={t('records.review.note')}
      confirmLabel={t('records.action.approve')}
      isPending={approve.isPending}
      error={approve.error}
      onClose={onClose}
      onConfirm={note =>
        approve.mutate(
          {
            params: { id: revision.recordId },
            body: {
              revision: revision.revision,
              contentHash: revision.contentHash,
              ...(note && { note }),
            },
          },
          {
            onSuccess: record => {
              onClose();
              toast.done(
                t(
                  record.approvedRevision === revision.revision
                    ? 'records.done.approved'
                    : 'records.done.levelApproved',
                ),
              );
            },
          },
        )
      }
    />
  );
}

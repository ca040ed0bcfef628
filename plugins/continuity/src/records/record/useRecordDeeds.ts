import type { RecordDetail } from '@backstage-continuity/plugin-continuity-common';
import { useNavigate } from 'react-router-dom';
import {
  useContinuityMutation,
  useContinuityTranslation,
  useToast,
} from '../../components';
import { useRecordPage } from './useRecordPage';
import { useRecordLink } from '../useRecordLink';
import { approvedRevisionOf, openRevisionOf } from './revisions';

/** What can be done with a record as a whole, each saying how it went. */
export function useRecordDeeds(record: RecordDetail) {
  const { t } = useContinuityTranslation();
  const toast = useToast();
  const navigate = useNavigate();
  const links = useRecordLink();
  const { hrefOf } = useRecordPage(record.id);
  const start = useContinuityMutation('startDraft');
  const withdraw = useContinuityMutation('withdrawRevision');
  const discard = useContinuityMutation('discardDraft');
  const confirm = useContinuityMutation('confirmRecord');
  const retire = useContinuityMutation('retireRecord');
  const acknowledge = useContinuityMutation('acknowledgeRecord');
  const params = { id: record.id };
  const open = openRevisionOf(record);
  const approved = approvedRevisionOf(record);
  const onError = toast.failed;

  return {
    revise: () =>
      start.mutate(
        { params },
        { onError, onSuccess: () => navigate(hrefOf('edit')) },
      ),
    withdraw: () =>
      open &&
      withdraw.mutate(
        { params, body: { revision: open.revision } },
        { onError, onSuccess: () => toast.done(t('records.done.withdrawn')) },
      ),
    discard: (onDone: () => void) =>
      open &&
      discard.mutate(
        { params, query: { version: open.version } },
        {
          onError,
          onSuccess: () => {
            onDone();
            toast.done(t('records.done.discarded'));
            // The record goes with its only revision, and this page with it.
            const library = links.library();
            if (approved || !library) navigate(hrefOf('read'));
            else navigate(library);
          },
        },
      ),
    confirm: (note: string, onDone: () => void) =>
      approved &&
      confirm.mutate(
        {
          params,
          body: {
            revision: approved.revision,
            contentHash: approved.contentHash,
            ...(note && { note }),
          },
        },
        {
          onError,
          onSuccess: () => {
            onDone();
            toast.done(t('records.done.confirmed'));
          },
        },
      ),
    retire: (note: string, onDone: () => void) =>
      retire.mutate(
        { params, body: { note } },
        {
          onError,
          onSuccess: () => {
            onDone();
            toast.done(t('records.done.retired'));
          },
        },
      ),
    acknowledge: () =>
      approved &&
      acknowledge.mutate(
        {
          params,
          body: {
            revision: approved.revision,
            contentHash: approved.contentHash,
          },
        },
        {
          onError,
          onSuccess: () => toast.done(t('records.done.acknowledged')),
        },
      ),
    isPending: [start, withdraw, discard, confirm, retire, acknowledge].some(
      deed => deed.isPending,
    ),
  };
}

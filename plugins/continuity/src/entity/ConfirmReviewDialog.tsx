import {
  Alert,
  Button,
  DialogBody,
  DialogFooter,
  DialogHeader,
  Flex,
  TextAreaField,
} from '@backstage/ui';
import { useState } from 'react';
import {
  EntityLink,
  FormDialog,
  QueryState,
  refusalOf,
  useContinuityMutation,
  useContinuityQuery,
  useContinuityTranslation,
  useToast,
} from '../components';
import { permissionOf } from './remedies';
import { ReviewPreviewView } from './ReviewPreviewView';
import { entityParamsOf, usePosture } from './useEntityPosture';

/**
 * Shows what a reviewer vouches for and what changed, and confirms it with one
 * click. Should it change meanwhile, the fresh state is shown instead.
 */
export function ConfirmReviewDialog(props: {
  entityRef: string;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
}) {
  const { t } = useContinuityTranslation();
  const { entityRef, isOpen, onOpenChange } = props;
  const [note, setNote] = useState('');
  const toast = useToast();
  const preview = useContinuityQuery(
    'previewReview',
    { params: entityParamsOf(entityRef) },
    { enabled: isOpen },
  );
  const { data: posture } = usePosture(entityRef, { enabled: isOpen });
  const confirm = useContinuityMutation('confirmReviews');
  const revert = useContinuityMutation('revertReview');
  const denied = posture !== undefined && !posture.may.includes('review');

  const onConfirm = async () => {
    if (!preview.data) return;
    const { contentHash, changes } = preview.data;
    try {
      const { items } = await confirm.mutateAsync({
        body: {
          items: [{ entityRef, contentHash }],
          kind: changes?.length ? 'confirmed-with-changes' : 'confirmed',
          ...(note.trim() && { note: note.trim() }),
        },
      });
      onOpenChange(false);
      toast.done(t('entity.confirm.done'), () =>
        revert.mutate(
          { params: { id: items[0].id }, body: {} },
          { onError: toast.failed },
        ),
      );
    } catch {
      // Shown in the dialog, which stays open.
    }
  };

  const refusal = confirm.error && refusalOf(confirm.error);
  return (
    <FormDialog isOpen={isOpen} onOpenChange={onOpenChange} width={560}>
      <DialogHeader>{t('entity.confirm.title')}</DialogHeader>
      <DialogBody>
        <Flex direction="column" gap="4">
          <EntityLink entityRef={entityRef} />
          {refusal && (
            <Alert
              status={refusal.name === 'ConflictError' ? 'warning' : 'danger'}
              icon
              title={t(
                refusal.name === 'ConflictError'
                  ? 'entity.confirm.conflict'
                  : 'common.toast.failed',
              )}
              description={
                refusal.name === 'ConflictError'
                  ? t('entity.confirm.conflictBody')
                  : refusal.message
              }
            />
          )}
          <QueryState operation="previewReview" query={preview}>
            {data => <ReviewPreviewView preview={data} />}
          </QueryState>
          {denied ? (
            <Alert
              status="info"
              icon
              description={t('entity.denied', {
                permission: permissionOf.review,
              })}
            />
          ) : (
            <TextAreaField
              label={t('entity.confirm.note')}
              secondaryLabel={t('entity.optional')}
              rows={2}
              value={note}
              onChange={setNote}
            />
          )}
        </Flex>
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" slot="close">
          {t('common.action.cancel')}
        </Button>
        {!denied && (
          <Button
            variant="primary"
            isDisabled={!preview.data || preview.isFetching}
            isPending={confirm.isPending}
            onPress={onConfirm}
          >
            {t('common.action.confirmReview')}
          </Button>
        )}
      </DialogFooter>
    </FormDialog>
  );
}

import type {
  JsonValue,
  RecordDetail,
} from '@backstage-continuity/plugin-continuity-common';
import { useApi } from '@backstage/frontend-plugin-api';
import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  Flex,
  Text,
} from '@backstage/ui';
import { useState } from 'react';
import { continuityApiRef } from '../../api';
import { useContinuityTranslation, useToast } from '../../components';
import { CopySelect } from '../start/CopySelect';

/** Replaces a draft by what another record of its type says. */
export function CopyDialog(props: {
  record: RecordDetail;
  onCopy: (content: JsonValue) => void;
  onClose: () => void;
}) {
  const { t } = useContinuityTranslation();
  const api = useApi(continuityApiRef);
  const toast = useToast();
  const { record, onCopy, onClose } = props;
  const [from, setFrom] = useState<string | null>(null);
  const [isPending, setPending] = useState(false);

  const copy = async (id: string) => {
    setPending(true);
    try {
      const { approvedRevision, open } = await api.getRecord({
        params: { id },
      });
      // No revision is 0: with neither, the server says that there is nothing.
      const revision = approvedRevision ?? open?.revision ?? 0;
      const { content } = await api.getRecordRevision({
        params: { id, revision },
      });
      onCopy(content as JsonValue);
      toast.done(t('records.done.copied'));
      onClose();
    } catch (error) {
      toast.failed(error as Error);
    } finally {
      setPending(false);
    }
  };

  return (
    <Dialog
      isOpen
      onOpenChange={isOpen => !isOpen && onClose()}
      isDismissable
      width={560}
    >
      <DialogHeader>{t('records.edit.copyTitle')}</DialogHeader>
      <DialogBody>
        <Flex direction="column" gap="4">
          <Text as="p">{t('records.edit.copyBody')}</Text>
          <CopySelect
            type={record.type}
            subjectRef={record.subjectRef}
            except={record.id}
            label={t('records.edit.copyChoose')}
            noneLabel={t('records.edit.none')}
            value={from}
            onChange={setFrom}
          />
        </Flex>
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" slot="close">
          {t('common.action.cancel')}
        </Button>
        <Button
          variant="primary"
          isDisabled={from === null}
          isPending={isPending}
          onPress={() => from !== null && copy(from)}
        >
          {t('records.edit.copyDo')}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}

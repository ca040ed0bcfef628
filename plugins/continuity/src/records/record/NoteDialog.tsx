import {
  Alert,
  Button,
  DialogBody,
  DialogFooter,
  DialogHeader,
  Flex,
  Text,
  TextAreaField,
} from '@backstage/ui';
import { useState } from 'react';
import {
  FormDialog,
  refusalOf,
  useContinuityTranslation,
} from '../../components';

/** Asks once before a deed, with room for a note. */
export function NoteDialog(props: {
  title: string;
  body: string;
  noteLabel: string;
  /** Without a note nothing is done. */
  isRequired?: boolean;
  confirmLabel: string;
  /** What is done is not easily taken back. */
  isDestructive?: boolean;
  isPending: boolean;
  /** Why the deed was refused, if it is to be said here. */
  error?: Error | null;
  onConfirm: (note: string) => void;
  onClose: () => void;
}) {
  const { t } = useContinuityTranslation();
  const [note, setNote] = useState('');
  return (
    <FormDialog
      isOpen
      onOpenChange={isOpen => !isOpen && props.onClose()}
      width={520}
    >
      <DialogHeader>{props.title}</DialogHeader>
      <DialogBody>
        <Flex direction="column" gap="4">
          <Text as="p">{props.body}</Text>
          {props.error && (
            <Alert
              status="danger"
              icon
              title={t('common.toast.failed')}
              description={refusalOf(props.error).message}
            />
          )}
          <TextAreaField
            label={props.noteLabel}
            secondaryLabel={
              props.isRequired ? undefined : t('records.confirm.optional')
            }
            isRequired={props.isRequired}
            rows={2}
            value={note}
            onChange={setNote}
          />
        </Flex>
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" slot="close">
          {t('common.action.cancel')}
        </Button>
        <Button
          variant="primary"
          destructive={props.isDestructive}
          isPending={props.isPending}
          isDisabled={props.isRequired && note.trim() === ''}
          onPress={() => props.onConfirm(note.trim())}
        >
          {props.confirmLabel}
        </Button>
      </DialogFooter>
    </FormDialog>
  );
}

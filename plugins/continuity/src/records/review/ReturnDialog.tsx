import type {
  RecordRevision,
  RecordType,
} from '@backstage-continuity/plugin-continuity-common';
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
  useContinuityMutation,
  useContinuityTranslation,
  useToast,
} from '../../components';
import { useTypeWords } from '../words';

const WHOLE = '$whole';

/** Returns what waits for approval, with what must change by section. */
export function ReturnDialog(props: {
  type: RecordType;
  revision: RecordRevision;
  onClose: () => void;
}) {
  const { t } = useContinuityTranslation();
  const words = useTypeWords();
  const toast = useToast();
  const { type, onClose } = props;
  // What is read anew meanwhile is not what the reader decides on.
  const [revision] = useState(props.revision);
  const [texts, setTexts] = useState<Record<string, string>>({});
  const [tried, setTried] = useState(false);
  const send = useContinuityMutation('returnRevision');
  const comments = [WHOLE, ...type.sections.map(({ id }) => id)]
    .map(id => ({
      section: id === WHOLE ? null : id,
      body: texts[id]?.trim() ?? '',
    }))
    .filter(({ body }) => body !== '');

  const confirm = () => {
    setTried(true);
    if (comments.length === 0) return;
    send.mutate(
      {
        params: { id: revision.recordId },
        body: {
          revision: revision.revision,
          contentHash: revision.contentHash,
          comments,
        },
      },
      {
        onSuccess: () => {
          onClose();
          toast.done(t('records.done.returned'));
        },
      },
    );
  };

  const field = (id: string, label: string) => (
    <TextAreaField
      key={id}
      label={label}
      rows={2}
      value={texts[id] ?? ''}
      onChange={text => setTexts(current => ({ ...current, [id]: text }))}
    />
  );

  return (
    <FormDialog
      isOpen
      onOpenChange={isOpen => !isOpen && onClose()}
      width={640}
    >
      <DialogHeader>
        {t('records.review.returnTitle', {
          revision: String(revision.revision),
        })}
      </DialogHeader>
      <DialogBody>
        <Flex direction="column" gap="4">
          <Text as="p">{t('records.review.returnBody')}</Text>
          {send.error && (
            <Alert
              status="danger"
              icon
              title={t('common.toast.failed')}
              description={refusalOf(send.error).message}
            />
          )}
          {tried && comments.length === 0 && (
            <Alert
              status="danger"
              icon
              title={t('records.review.returnMissing')}
            />
          )}
          {field(WHOLE, t('records.review.whole2'))}
          {type.sections.map(({ id }) =>
            field(
              id,
              t('records.review.commentOn', {
                section: words.section(type, id),
              }),
            ),
          )}
        </Flex>
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" slot="close">
          {t('common.action.cancel')}
        </Button>
        <Button variant="primary" isPending={send.isPending} onPress={confirm}>
          {t('records.action.return')}
        </Button>
      </DialogFooter>
    </FormDialog>
  );
}

import { Button, Flex, Select, TextAreaField } from '@backstage/ui';
import { useState } from 'react';
import {
  useContinuityMutation,
  useContinuityTranslation,
  useToast,
} from '../../components';
import styles from '../records.module.css';
import reviewStyles from './review.module.css';
import { useTypeWords } from '../words';
import type {
  RecordDetail,
  RecordType,
} from '@backstage-continuity/plugin-continuity-common';

const WHOLE = '$whole';

/** Says something about a revision or one of its sections. */
export function AddComment(props: {
  record: RecordDetail;
  type: RecordType;
  revision: number;
}) {
  const { t } = useContinuityTranslation();
  const words = useTypeWords();
  const toast = useToast();
  const { record, type, revision } = props;
  const [section, setSection] = useState(WHOLE);
  const [body, setBody] = useState('');
  const comment = useContinuityMutation('commentOnRecord');
  const send = () =>
    comment.mutate(
      {
        params: { id: record.id },
        body: {
          revision,
          section: section === WHOLE ? null : section,
          body: body.trim(),
        },
      },
      {
        onError: toast.failed,
        onSuccess: () => {
          setBody('');
          toast.done(t('records.done.commented'));
        },
      },
    );
  return (
    <Flex direction="column" gap="2" align="start">
      <Select
        className={styles.narrow}
        label={t('records.review.about')}
        options={[
          { id: WHOLE, label: t('records.review.whole2') },
          ...type.sections.map(({ id }) => ({
            id,
            label: words.section(type, id),
          })),
        ]}
        value={section}
        onChange={key => setSection(String(key))}
      />
      <TextAreaField
        className={reviewStyles.full}
        label={t('records.review.add')}
        rows={2}
        value={body}
        onChange={setBody}
      />
      <Button
        size="small"
        variant="secondary"
        isDisabled={body.trim() === ''}
        isPending={comment.isPending}
        onPress={send}
      >
        {t('records.action.comment')}
      </Button>
    </Flex>
  );
}

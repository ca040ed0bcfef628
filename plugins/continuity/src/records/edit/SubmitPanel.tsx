import type {
  MissingContent,
  RecordDetail,
} from '@backstage-continuity/plugin-continuity-common';
import {
  Alert,
  Button,
  Card,
  CardBody,
  Flex,
  Text,
  TextAreaField,
} from '@backstage/ui';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import {
  useContinuityMutation,
  useContinuityTranslation,
  useToast,
} from '../../components';
import { useRecordPage } from '../record/useRecordPage';
import styles from '../records.module.css';
import { fieldAt } from '../types';
import { useTypeWords } from '../words';
import { useDraft } from './form/DraftContext';
import type { DraftSaver } from './saving/DraftSaver';

/** What is missing, each leading to its field. */
function MissingList(props: {
  missing: readonly MissingContent[];
  onGoTo: (missing: MissingContent) => void;
}) {
  const { t } = useContinuityTranslation();
  const words = useTypeWords();
  const { type } = useDraft();
  return (
    <Alert
      status="warning"
      icon
      title={t('records.submit.missing', { count: props.missing.length })}
      description={
        <ul className={styles.facetChanges}>
          {props.missing.map(item => {
            const place = fieldAt(type, item.path);
            const label = place
              ? words.label(type, place.form, place.field)
              : words.section(type, item.section);
            return (
              <li key={`${item.path} ${item.expected}`}>
                <button
                  type="button"
                  className={styles.link}
                  onClick={() => props.onGoTo(item)}
                >
                  {words.section(type, item.section)}: {label}
                </button>{' '}
                – {item.expected}
              </li>
            );
          })}
        </ul>
      }
    />
  );
}

/** Asks for approval of the draft, or says what it lacks. */
export function SubmitPanel(props: {
  record: RecordDetail;
  saver: DraftSaver;
  missing: readonly MissingContent[];
  /** Whether somebody has asked what is missing. */
  isAsked: boolean;
  onAsk: () => void;
  onGoTo: (missing: MissingContent) => void;
}) {
  const { t } = useContinuityTranslation();
  const toast = useToast();
  const navigate = useNavigate();
  const { record, saver, missing, isAsked, onAsk } = props;
  const { hrefOf } = useRecordPage(record.id);
  const submit = useContinuityMutation('submitDraft');
  const [note, setNote] = useState('');
  if (!record.may.includes('submit')) return null;

  const send = async () => {
    onAsk();
    if (missing.length > 0 || !(await saver.flush())) return;
    submit.mutate(
      {
        params: { id: record.id },
        body: {
          version: saver.version,
          ...(note.trim() && { note: note.trim() }),
        },
      },
      {
        onError: toast.failed,
        onSuccess: () => {
          toast.done(t('records.done.submitted'));
          navigate(hrefOf('review'));
        },
      },
    );
  };

  return (
    <Card>
      <CardBody>
        <Flex direction="column" gap="3">
          {isAsked && missing.length > 0 ? (
            <MissingList missing={missing} onGoTo={props.onGoTo} />
          ) : (
            <Text as="p">
              {missing.length === 0
                ? t('records.submit.complete')
                : t('records.submit.missing', { count: missing.length })}
            </Text>
          )}
          {missing.length === 0 && (
            <TextAreaField
              label={t('records.edit.note')}
              description={t('records.edit.noteHint')}
              secondaryLabel={t('records.confirm.optional')}
              rows={2}
              value={note}
              onChange={setNote}
            />
          )}
          <Flex justify="end">
            <Button
              variant="primary"
              isPending={submit.isPending}
              onPress={send}
            >
              {t('records.action.submit')}
            </Button>
          </Flex>
        </Flex>
      </CardBody>
    </Card>
  );
}

import type { RecordRow } from '@backstage-continuity/plugin-continuity-common';
import {
  Alert,
  Button,
  ButtonLink,
  DialogBody,
  DialogFooter,
  DialogHeader,
  Flex,
  Radio,
  RadioGroup,
  Text,
} from '@backstage/ui';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import {
  FormDialog,
  refusalOf,
  useContinuityMutation,
  useContinuityQuery,
  useContinuityTranslation,
  useToast,
} from '../../components';
import styles from '../records.module.css';
import { useRecordTypes } from '../types';
import { useRecordLink } from '../useRecordLink';
import { useTypeWords } from '../words';
import { CopySelect } from './CopySelect';
import { SubjectSelect } from './SubjectSelect';

/** The record there is already of a type about a subject. */
function useExisting(type: string, subject: string | null) {
  const { data } = useContinuityQuery(
    'listRecords',
    { query: { type: [type], subject: [subject ?? ''] } },
    { enabled: subject !== null },
  );
  return subject === null
    ? undefined
    : data?.items.find(({ state }) => state !== 'retired');
}

function Existing(props: { record: RecordRow; typeTitle: string }) {
  const { t } = useContinuityTranslation();
  const links = useRecordLink();
  const { record, typeTitle } = props;
  const href = links.record(record.id);
  return (
    <Alert
      status="info"
      icon
      title={t('records.startDialog.exists')}
      description={t('records.startDialog.existsBody', {
        type: typeTitle,
        title: record.subjectTitle,
        state: t(`records.state.${record.state}`).toLocaleLowerCase(),
      })}
      customActions={
        href && (
          <ButtonLink size="small" variant="secondary" href={href}>
            {t('records.startDialog.open')}
          </ButtonLink>
        )
      }
    />
  );
}

/** Starts a record: which type, about what, and what to begin with. */
export function StartRecordDialog(props: {
  /** Chosen already, if there is such a type. */
  type: string | null;
  subjectRef: string | null;
  onClose: () => void;
}) {
  const { t } = useContinuityTranslation();
  const words = useTypeWords();
  const types = useRecordTypes();
  const links = useRecordLink();
  const toast = useToast();
  const navigate = useNavigate();
  const [typeName, setTypeName] = useState(
    types.find(({ name }) => name === props.type)?.name ?? types[0]?.name ?? '',
  );
  const [subject, setSubject] = useState(props.subjectRef);
  const [copyFrom, setCopyFrom] = useState<string | null>(null);
  const [tried, setTried] = useState(false);
  const type = types.find(({ name }) => name === typeName);
  const existing = useExisting(typeName, subject);
  const create = useContinuityMutation('createRecord');

  const start = () => {
    setTried(true);
    if (subject === null) return;
    create.mutate(
      {
        body: {
          type: typeName,
          subjectRef: subject,
          ...(copyFrom !== null && { copyFrom }),
        },
      },
      {
        onSuccess: record => {
          toast.done(t('records.startDialog.done'));
          const href = links.record(record.id, 'edit');
          if (href) navigate(href);
          else props.onClose();
        },
      },
    );
  };

  return (
    <FormDialog
      isOpen
      onOpenChange={isOpen => !isOpen && props.onClose()}
      width={640}
    >
      <DialogHeader>{t('records.startDialog.title')}</DialogHeader>
      <DialogBody>
        <Flex direction="column" gap="4">
          {create.error && (
            <Alert
              status="danger"
              icon
              title={t('common.toast.failed')}
              description={refusalOf(create.error).message}
            />
          )}
          <RadioGroup
            label={t('records.startDialog.type')}
            value={typeName}
            onChange={name => {
              setTypeName(name);
              setCopyFrom(null);
            }}
          >
            {types.map(one => (
              <Radio key={one.name} value={one.name}>
                <span className={styles.choice}>
                  {words.title(one)}
                  <span className={styles.secondary}>
                    {words.description(one)}
                  </span>
                </span>
              </Radio>
            ))}
          </RadioGroup>
          {!type && <Text as="p">{t('records.empty.noTypes')}</Text>}
          <SubjectSelect
            subjects={type?.subjects ?? []}
            value={subject}
            error={
              tried && subject === null
                ? t('records.startDialog.missingSubject')
                : undefined
            }
            onChange={setSubject}
          />
          {type && existing && (
            <Existing record={existing} typeTitle={words.title(type)} />
          )}
          {type && !existing && (
            <CopySelect
              type={type.name}
              subjectRef={subject}
              label={t('records.startDialog.copy')}
              noneLabel={t('records.startDialog.copyNone')}
              value={copyFrom}
              onChange={setCopyFrom}
            />
          )}
        </Flex>
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" slot="close">
          {t('common.action.cancel')}
        </Button>
        <Button
          variant="primary"
          isDisabled={!type || existing !== undefined}
          isPending={create.isPending}
          onPress={start}
        >
          {t('records.startDialog.create')}
        </Button>
      </DialogFooter>
    </FormDialog>
  );
}

import {
  progressOf,
  type JsonValue,
  type MissingContent,
  type RecordDetail,
  type RecordRevision,
} from '@backstage-continuity/plugin-continuity-common';
import { Button, Card, CardBody, CardHeader, Flex, Text } from '@backstage/ui';
import { RiFileCopyLine } from '@remixicon/react';
import { useEffect, useMemo, useState } from 'react';
import {
  FormProvider,
  useForm,
  useWatch,
  type FieldValues,
} from 'react-hook-form';
import { useContinuityTranslation } from '../../components';
import { fieldPlace, indexPath, rootPlace } from '../place';
import type { RecordViewProps } from '../record/RecordViewProps';
import { useRecordPage } from '../record/useRecordPage';
import styles from '../records.module.css';
import editStyles from './edit.module.css';
import type { RecordUi } from '../types';
import { useTypeWords } from '../words';
import { CopyDialog } from './CopyDialog';
import { copyOf } from './form/copyOf';
import { DraftContext } from './form/DraftContext';
import { focusField } from './form/fieldId';
import { errorsOf, problemsOf } from './form/problems';
import { RecordFieldInput } from './fields/RecordFieldInput';
import { MergeDialog } from './saving/MergeDialog';
import type { LocalDraft, LocalDrafts } from './saving/localDrafts';
import { SaveStatus } from './saving/SaveStatus';
import { contentOf, useDraftSaver } from './saving/useDraftSaver';
import { SectionComments } from './SectionComments';
import { SectionNav } from './SectionNav';
import { SubmitPanel } from './SubmitPanel';

/** How long an unfolded part takes to be there. */
const UNFOLDING = 100;

function hasOpenComment({ comments }: RecordDetail, section: string) {
  return comments.some(
    comment => comment.section === section && comment.resolvedAt === null,
  );
}

/** The form of a draft, one section at a time, saving itself. */
export function DraftForm(
  props: RecordViewProps & {
    revision: RecordRevision;
    ui: RecordUi;
    local: LocalDrafts;
    resumed: LocalDraft | null;
  },
) {
  const { t } = useContinuityTranslation();
  const words = useTypeWords();
  const { record, type, policy, revision, ui, local, resumed } = props;
  const { subjectRef, maySections } = record;
  const { redacted } = revision;
  const page = useRecordPage(record.id);
  const [isAsked, setAsked] = useState(false);
  const [target, setTarget] = useState<string | null>(
    () => page.at && indexPath(revision.content, page.at),
  );
  const [copying, setCopying] = useState(false);
  const form = useForm<FieldValues>({
    mode: 'onChange',
    defaultValues: copyOf<FieldValues>(
      resumed?.version === revision.version
        ? resumed.content
        : revision.content,
    ),
    resolver: values => {
      const problems = problemsOf(type, values, redacted, t);
      return problems.length === 0
        ? { values, errors: {} }
        : { values: {}, errors: errorsOf(problems) };
    },
  });
  const { saver, state } = useDraftSaver({
    form,
    revision,
    type,
    local,
    resumed,
  });
  const content = useWatch({ control: form.control }) as JsonValue;
  const subject = subjectRef.startsWith('vitalbusinessfunction:')
    ? 'function'
    : 'service';
  const progress = progressOf(type, content, policy, subject);
  const missing = useMemo(() => {
    const read = type.schema.safeParse(content);
    return read.success ? type.missing(read.data, policy, subject) : [];
  }, [type, content, policy, subject]);

  const section =
    type.sections.find(({ id }) => id === page.section) ??
    // What was returned is mended where somebody said so.
    type.sections.find(({ id }) => hasOpenComment(record, id)) ??
    type.sections[0];
  const at = type.sections.indexOf(section);
  const mayEdit = (id: string) =>
    maySections === null || maySections.includes(id);
  const choose = (id: string) => {
    setTarget(null);
    page.change({ section: id });
  };
  const goTo = (item: MissingContent) => {
    setTarget(item.path);
    page.change({ section: item.section });
  };
  useEffect(() => {
    if (target === null) return undefined;
    const timer = setTimeout(() => focusField(target), UNFOLDING);
    return () => clearTimeout(timer);
  }, [target, page.section]);

  const Aside = ui.aside;
  const [before, after] = [type.sections[at - 1], type.sections[at + 1]];

  return (
    <DraftContext.Provider
      value={{
        type,
        ui,
        policy,
        subjectRef,
        redacted,
        missing: isAsked ? missing : [],
        target,
      }}
    >
      <FormProvider {...form}>
        <div className={editStyles.formHead}>
          <SaveStatus type={type} state={state} onRetry={() => saver.flush()} />
          {maySections === null && (
            <Button
              size="small"
              variant="tertiary"
              iconStart={<RiFileCopyLine />}
              onPress={() => setCopying(true)}
            >
              {t('records.edit.copy')}
            </Button>
          )}
        </div>
        <div className={Aside ? styles.formWithAside : styles.form}>
          <SectionNav
            progress={progress}
            current={section.id}
            mayEdit={mayEdit}
            onChoose={choose}
          />
          <Flex direction="column" gap="4" className={editStyles.formBody}>
            <SectionComments record={record} section={section.id} />
            <Card>
              <CardHeader>
                <Text as="h2" variant="title-x-small" weight="bold">
                  {words.section(type, section.id)}
                </Text>
                <Text as="p" variant="body-small" color="secondary">
                  {words.sectionHelp(type, section.id)}
                </Text>
              </CardHeader>
              <CardBody>
                <div key={section.id} className={styles.formFields}>
                  {section.fields.map(field => (
                    <RecordFieldInput
                      key={field.path}
                      field={field}
                      place={fieldPlace(rootPlace, field.path)}
                      isDisabled={!mayEdit(section.id)}
                    />
                  ))}
                </div>
              </CardBody>
            </Card>
            <Flex justify="between" gap="2" className={styles.wrap}>
              {before ? (
                <Button variant="tertiary" onPress={() => choose(before.id)}>
                  {t('records.edit.previous', {
                    title: words.section(type, before.id),
                  })}
                </Button>
              ) : (
                <span />
              )}
              {after && (
                <Button variant="secondary" onPress={() => choose(after.id)}>
                  {t('records.edit.next', {
                    title: words.section(type, after.id),
                  })}
                </Button>
              )}
            </Flex>
            <SubmitPanel
              record={record}
              saver={saver}
              missing={missing}
              isAsked={isAsked}
              onAsk={() => setAsked(true)}
              onGoTo={goTo}
            />
          </Flex>
          {Aside && (
            <aside className={styles.aside}>
              <Aside
                type={type.name}
                content={content}
                policy={policy}
                subjectRef={subjectRef}
              />
            </aside>
          )}
        </div>
      </FormProvider>
      {state.kind === 'conflict' && (
        <MergeDialog
          type={type}
          policy={policy}
          merged={state.merged}
          conflicts={state.conflicts}
          theirs={state.theirs}
          onDecide={decided => saver.decide(decided)}
        />
      )}
      {copying && (
        <CopyDialog
          record={record}
          onCopy={copied => {
            form.reset(copyOf<FieldValues>(copied));
            saver.change(contentOf(form));
          }}
          onClose={() => setCopying(false)}
        />
      )}
    </DraftContext.Provider>
  );
}

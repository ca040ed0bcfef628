import type { RecordRevision } from '@backstage-continuity/plugin-continuity-common';
import {
  Alert,
  Card,
  CardBody,
  CardHeader,
  Flex,
  Link,
  Select,
  Skeleton,
  Text,
} from '@backstage/ui';
import {
  DateText,
  EntityLink,
  QueryState,
  useContinuityTranslation,
} from '../../components';
import type { RecordViewProps } from '../record/RecordViewProps';
import { useRecordPage } from '../record/useRecordPage';
import { useRevision } from '../record/useRevision';
import { AcknowledgeNotice } from '../people/AcknowledgeNotice';
import { rootPlace } from '../place';
import styles from '../records.module.css';
import { useRecordUi, type RecordUi } from '../types';
import { useTypeWords } from '../words';
import { ContentFields } from './ContentFields';

function ReadSkeleton() {
  return (
    <Flex direction="column" gap="4">
      <Skeleton width="100%" height={160} />
      <Skeleton width="100%" height={240} />
    </Flex>
  );
}

/** A revision, section by section. */
function RevisionText(
  props: RecordViewProps & { revision: RecordRevision; ui: RecordUi },
) {
  const { t } = useContinuityTranslation();
  const words = useTypeWords();
  const { record, type, policy, revision, ui } = props;
  const reading = {
    type,
    ui,
    policy,
    subjectRef: record.subjectRef,
    content: revision.content,
    redacted: revision.redacted,
  };
  return (
    <>
      <Text as="p" variant="body-small" color="secondary">
        {t('records.read.writtenBy', { revision: String(revision.revision) })}{' '}
        <EntityLink entityRef={revision.author} />,{' '}
        <DateText value={revision.updatedAt} />
        {revision.decidedAt !== null && revision.state === 'approved' && (
          <>
            , {t('records.read.approvedOn')}{' '}
            <DateText value={revision.decidedAt} />
          </>
        )}
      </Text>
      {revision.note !== null && <Text as="p">{revision.note}</Text>}
      {type.sections.map(section => (
        <Card key={section.id} id={`section-${section.id}`}>
          <CardHeader>
            <Text as="h2" variant="title-x-small" weight="bold">
              {words.section(type, section.id)}
            </Text>
          </CardHeader>
          <CardBody>
            <ContentFields
              reading={reading}
              fields={section.fields}
              place={rootPlace}
              heading={words.section(type, section.id)}
            />
          </CardBody>
        </Card>
      ))}
    </>
  );
}

/** The approved revision, or another that the reader chooses. */
export function ReadView(props: RecordViewProps) {
  const { t } = useContinuityTranslation();
  const { record, type } = props;
  const { revision: asked, change, hrefOf } = useRecordPage(record.id);
  const shown =
    asked ?? record.approvedRevision ?? record.revisions.at(-1)?.revision ?? 1;
  const query = useRevision(record.id, shown);
  const ui = useRecordUi(type.name);
  return (
    <Flex direction="column" gap="4">
      <AcknowledgeNotice record={record} />
      {shown !== record.approvedRevision && (
        <Alert
          status="info"
          icon
          title={t(
            record.approvedRevision === null
              ? 'records.read.empty'
              : 'records.read.notCounting',
            { revision: String(shown) },
          )}
          description={
            record.approvedRevision === null
              ? t(`records.read.emptyBody.${record.open?.state ?? 'draft'}`)
              : undefined
          }
          customActions={
            record.approvedRevision !== null && (
              <Link href={hrefOf('read')}>{t('records.read.seeApproved')}</Link>
            )
          }
        />
      )}
      {record.revisions.length > 1 && (
        <Select
          className={styles.narrow}
          label={t('records.read.choose')}
          options={[...record.revisions]
            .sort((a, b) => b.revision - a.revision)
            .map(({ revision, state }) => ({
              id: String(revision),
              label: t('records.openAs', {
                revision: String(revision),
                state: t(`records.state.${state}`).toLocaleLowerCase(),
              }),
            }))}
          value={String(shown)}
          onChange={key => change({ revision: String(key) })}
        />
      )}
      <QueryState
        operation="getRecordRevision"
        query={query}
        skeleton={<ReadSkeleton />}
      >
        {revision =>
          ui === null ? (
            <ReadSkeleton />
          ) : (
            <RevisionText {...props} revision={revision} ui={ui} />
          )
        }
      </QueryState>
    </Flex>
  );
}

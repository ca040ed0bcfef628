import type { RecordRevision } from '@backstage-continuity/plugin-continuity-common';
import {
  Alert,
  Button,
  Card,
  CardBody,
  CardHeader,
  Flex,
  Text,
} from '@backstage/ui';
import { useState } from 'react';
import {
  EmptyState,
  QueryState,
  StickyBar,
  useContinuityQuery,
  useContinuityTranslation,
} from '../../components';
import { rootPlace } from '../place';
import { ContentFields } from '../read/ContentFields';
import type { RecordViewProps } from '../record/RecordViewProps';
import { useRevision } from '../record/useRevision';
import styles from '../records.module.css';
import reviewStyles from './review.module.css';
import { useRecordUi } from '../types';
import { NamedRefs, useTypeWords } from '../words';
import { AddComment } from './AddComment';
import { ApprovalLevels } from './ApprovalLevels';
import { ApproveDialog } from './ApproveDialog';
import { ChangeList } from './ChangeList';
import { CommentList } from './CommentList';
import { ReturnDialog } from './ReturnDialog';

/** What differs from what counts now; of a first revision, all there is. */
function Changes(props: RecordViewProps & { revision: RecordRevision }) {
  const { t } = useContinuityTranslation();
  const { record, type, policy, revision } = props;
  const from = record.approvedRevision;
  const query = useContinuityQuery(
    'compareRevisions',
    {
      params: { id: record.id },
      query: { from: from ?? 0, to: revision.revision },
    },
    { enabled: from !== null },
  );
  if (from === null) {
    return <Text as="p">{t('records.review.first')}</Text>;
  }
  return (
    <QueryState operation="compareRevisions" query={query}>
      {({ items }) => (
        <Flex direction="column" gap="3">
          <Text as="p" color="secondary">
            {t('records.review.changesSince', { revision: String(from) })}
          </Text>
          {items.length === 0 ? (
            <Text as="p">{t('records.review.noChanges')}</Text>
          ) : (
            <ChangeList
              type={type}
              policy={policy}
              changes={items}
              after={section => {
                const said = record.comments.filter(
                  comment =>
                    comment.section === section && comment.resolvedAt === null,
                );
                return said.length > 0 ? (
                  <CommentList record={record} comments={said} />
                ) : null;
              }}
            />
          )}
        </Flex>
      )}
    </QueryState>
  );
}

function WholeText(props: RecordViewProps & { revision: RecordRevision }) {
  const words = useTypeWords();
  const { record, type, policy, revision } = props;
  const ui = useRecordUi(type.name);
  if (ui === null) return null;
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
      {type.sections.map(section => (
        <section key={section.id} className={reviewStyles.changeSection}>
          <h3 className={styles.subheading}>
            {words.section(type, section.id)}
          </h3>
          <ContentFields
            reading={reading}
            fields={section.fields}
            place={rootPlace}
            heading={words.section(type, section.id)}
          />
        </section>
      ))}
    </>
  );
}

type Decision = 'approve' | 'return';

function Reviewed(
  props: RecordViewProps & {
    revision: RecordRevision;
    onDecide: (decision: Decision) => void;
  },
) {
  const { t } = useContinuityTranslation();
  const { record, type, revision, onDecide } = props;
  const { may, mayNotApprove } = record;
  const isFirst = record.approvedRevision === null;
  const [isWhole, setWhole] = useState(isFirst);
  return (
    <Flex direction="column" gap="4">
      {mayNotApprove !== null && (
        <Alert
          status="info"
          icon
          title={t('records.review.mayNot')}
          description={<NamedRefs text={mayNotApprove} />}
        />
      )}
      {(may.includes('approve') || may.includes('return')) && (
        <StickyBar at="top">
          <Text as="p">{t('records.review.approveBody')}</Text>
          <Flex gap="2">
            {may.includes('return') && (
              <Button variant="secondary" onPress={() => onDecide('return')}>
                {t('records.action.return')}
              </Button>
            )}
            {may.includes('approve') && (
              <Button variant="primary" onPress={() => onDecide('approve')}>
                {t('records.action.approve')}
              </Button>
            )}
          </Flex>
        </StickyBar>
      )}
      <Card>
        <CardHeader>
          <Flex
            justify="between"
            align="center"
            gap="2"
            className={styles.wrap}
          >
            <Text as="h2" variant="title-x-small" weight="bold">
              {t('records.review.changes')}
            </Text>
            {!isFirst && (
              <Button
                size="small"
                variant="tertiary"
                onPress={() => setWhole(!isWhole)}
              >
                {t(isWhole ? 'records.review.changes' : 'records.review.whole')}
              </Button>
            )}
          </Flex>
        </CardHeader>
        <CardBody>
          <Flex direction="column" gap="3">
            {revision.note !== null && (
              <p className={styles.note}>
                {t('records.review.note2')}: {revision.note}
              </p>
            )}
            {(isFirst || !isWhole) && <Changes {...props} />}
            {isWhole && <WholeText {...props} />}
          </Flex>
        </CardBody>
      </Card>
      {revision.approval && revision.approval.levels.length > 0 && (
        <Card>
          <CardHeader>
            <Text as="h2" variant="title-x-small" weight="bold">
              {t('records.review.levels')}
            </Text>
          </CardHeader>
          <CardBody>
            <ApprovalLevels approval={revision.approval} />
          </CardBody>
        </Card>
      )}
      <Card>
        <CardHeader>
          <Text as="h2" variant="title-x-small" weight="bold">
            {t('records.review.comments')}
          </Text>
        </CardHeader>
        <CardBody>
          <Flex direction="column" gap="4">
            {record.comments.length === 0 ? (
              <Text as="p" color="secondary">
                {t('records.review.noComments')}
              </Text>
            ) : (
              <CommentList
                record={record}
                comments={record.comments}
                withSection
              />
            )}
            {may.includes('comment') && (
              <AddComment
                record={record}
                type={type}
                revision={revision.revision}
              />
            )}
          </Flex>
        </CardBody>
      </Card>
    </Flex>
  );
}

/** What waits for approval, as it differs from what counts. */
export function ReviewView(props: RecordViewProps) {
  const { t } = useContinuityTranslation();
  const { record, type } = props;
  const query = useRevision(record.id, record.open?.revision ?? null);
  // Outlives what is in view: it says how it went when nothing waits any more.
  const [dialog, setDialog] = useState<{
    decision: Decision;
    revision: RecordRevision;
  }>();
  const onClose = () => setDialog(undefined);
  return (
    <>
      {record.open === null ? (
        <EmptyState
          title={t('records.review.nothing')}
          description={t('records.review.nothingBody')}
        />
      ) : (
        <QueryState operation="getRecordRevision" query={query}>
          {revision => (
            <Reviewed
              {...props}
              revision={revision}
              onDecide={decision => setDialog({ decision, revision })}
            />
          )}
        </QueryState>
      )}
      {dialog?.decision === 'approve' && (
        <ApproveDialog revision={dialog.revision} onClose={onClose} />
      )}
      {dialog?.decision === 'return' && (
        <ReturnDialog
          type={type}
          revision={dialog.revision}
          onClose={onClose}
        />
      )}
    </>
  );
}

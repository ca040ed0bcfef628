import type {
  RecordComment,
  RecordDetail,
} from '@backstage-continuity/plugin-continuity-common';
import { Button, Flex, Text } from '@backstage/ui';
import {
  DateText,
  EntityLink,
  useContinuityMutation,
  useContinuityTranslation,
  useToast,
} from '../../components';
import styles from '../records.module.css';
import reviewStyles from './review.module.css';
import { useRecordType } from '../types';
import { useTypeWords } from '../words';

/** What people said, and whether somebody has dealt with it. */
export function CommentList(props: {
  record: RecordDetail;
  comments: readonly RecordComment[];
  /** Says which section each is about. */
  withSection?: boolean;
}) {
  const { t } = useContinuityTranslation();
  const words = useTypeWords();
  const toast = useToast();
  const { record, comments, withSection } = props;
  const type = useRecordType(record.type);
  const resolve = useContinuityMutation('resolveComment');
  const mayResolve =
    record.may.includes('comment') || record.may.includes('edit');
  return (
    <ul className={styles.plainList}>
      {comments.map(comment => (
        <li key={comment.id} className={reviewStyles.comment}>
          <Flex direction="column" gap="1" className={styles.grow}>
            <span className={styles.secondary}>
              <EntityLink entityRef={comment.author} />,{' '}
              <DateText value={comment.createdAt} />,{' '}
              {t('records.revision', { revision: String(comment.revision) })}
              {withSection && type && comment.section !== null && (
                <>, {words.section(type, comment.section)}</>
              )}
            </span>
            <Text as="p" className={styles.paragraphs}>
              {comment.body}
            </Text>
            {comment.resolvedBy !== null && (
              <span className={styles.secondary}>
                {t('records.review.resolvedBy')}{' '}
                <EntityLink entityRef={comment.resolvedBy} />
              </span>
            )}
          </Flex>
          {comment.resolvedAt === null && mayResolve && (
            <Button
              size="small"
              variant="tertiary"
              onPress={() =>
                resolve.mutate(
                  { params: { id: record.id, comment: comment.id } },
                  {
                    onError: toast.failed,
                    onSuccess: () => toast.done(t('records.done.resolved')),
                  },
                )
              }
            >
              {t('records.action.resolve')}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}

import type { RecordDetail } from '@backstage-continuity/plugin-continuity-common';
import { Alert } from '@backstage/ui';
import { useContinuityTranslation } from '../../components';
import { CommentList } from '../review/CommentList';

/** What others said about a section and nobody has dealt with yet. */
export function SectionComments(props: {
  record: RecordDetail;
  section: string;
}) {
  const { t } = useContinuityTranslation();
  const { record, section } = props;
  const open = record.comments.filter(
    comment =>
      comment.resolvedAt === null &&
      (comment.section === section || comment.section === null),
  );
  if (open.length === 0) return null;
  return (
    <Alert
      status="warning"
      icon
      title={t('records.edit.comments')}
      description={<CommentList record={record} comments={open} />}
    />
  );
}

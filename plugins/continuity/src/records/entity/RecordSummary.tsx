import type { RecordRow } from '@backstage-continuity/plugin-continuity-common';
import { useContinuityQuery } from '../../components';
import { useRevision } from '../record/useRevision';
import { useRecordUi } from '../types';

/** What an approved record comes to, where its type has a word for that. */
export function RecordSummary(props: { record: RecordRow }) {
  const { record } = props;
  const ui = useRecordUi(record.type);
  const Summary = record.state === 'retired' ? undefined : ui?.summary;
  const { data: policy } = useContinuityQuery('getPolicy', {});
  const { data: revision } = useRevision(
    record.id,
    Summary ? record.approvedRevision : null,
  );
  if (!Summary || !policy || !revision) return null;
  return (
    <Summary
      content={revision.content}
      policy={policy}
      subjectRef={record.subjectRef}
    />
  );
}

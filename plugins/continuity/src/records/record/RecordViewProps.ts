import type {
  ContinuityPolicy,
  RecordDetail,
  RecordType,
} from '@backstage-continuity/plugin-continuity-common';

/** What every part of a record's page is about. */
export interface RecordViewProps {
  record: RecordDetail;
  type: RecordType;
  policy: ContinuityPolicy;
}

import {
  businessImpactAnalysis,
  businessImpactAnalysisSchema,
  type BusinessImpactAnalysis,
} from '@backstage-continuity/plugin-continuity-common';
import { useContinuityQuery } from '../../../components';

/** The approved impact analysis of a subject, as far as the reader may see it. */
export function useApprovedAnalysis(subjectRef: string): {
  /** Null: there is none, or it is not known yet. */
  analysis: BusinessImpactAnalysis | null;
  isPending: boolean;
  /** It could not be read. */
  isLost: boolean;
} {
  const records = useContinuityQuery('listRecords', {
    query: {
      type: [businessImpactAnalysis.name],
      subject: [subjectRef],
      state: ['approved'],
      limit: 1,
    },
  });
  const record = records.data?.items[0];
  const revision = record?.approvedRevision ?? null;
  const content = useContinuityQuery(
    'getRecordRevision',
    { params: { id: record?.id ?? '', revision: revision ?? 0 } },
    { enabled: revision !== null },
  );
  const read = businessImpactAnalysisSchema.safeParse(content.data?.content);
  return {
    analysis: read.data ?? null,
    isPending: records.isPending || (revision !== null && content.isPending),
    isLost:
      Boolean(records.error ?? content.error) ||
      (content.data !== undefined && !read.success),
  };
}

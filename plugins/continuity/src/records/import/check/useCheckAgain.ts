import type { RecordImport } from '@backstage-continuity/plugin-continuity-common';
import { useContinuityMutation, useToast } from '../../../components';

/** Has the rows checked by the mapping that they were checked by before. */
export function useCheckAgain(job: RecordImport) {
  const toast = useToast();
  const put = useContinuityMutation('putRecordImportMapping');
  return {
    checkAgain: () =>
      put.mutate(
        { params: { id: job.id }, body: job.mapping },
        { onError: toast.failed },
      ),
    isPending: put.isPending,
  };
}

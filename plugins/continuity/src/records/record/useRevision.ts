import { useContinuityQuery } from '../../components';

/** The content of one revision. */
export function useRevision(id: string, revision: number | null) {
  return useContinuityQuery(
    'getRecordRevision',
    { params: { id, revision: revision ?? 0 } },
    { enabled: revision !== null },
  );
}

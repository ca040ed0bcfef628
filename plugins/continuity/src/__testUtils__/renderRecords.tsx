import { RecordsPage } from '../records/RecordsPage';
import { RecordTypesContext } from '../records/types';
import { shiftHandover } from './records';
import { renderContinuity } from './renderContinuity';

/** Renders the records at an address below theirs, with one made-up type. */
export function renderRecords(path: string) {
  return renderContinuity(
    <RecordTypesContext.Provider value={[shiftHandover]}>
      <RecordsPage />
    </RecordTypesContext.Provider>,
    {
      mountPath: '/continuity/records',
      initialRouteEntries: [`/continuity/records${path}`],
    },
  );
}

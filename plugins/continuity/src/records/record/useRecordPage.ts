import { useUrlQuery } from '../../components';
import { recordViews, useRecordLink, type RecordView } from '../useRecordLink';

/** Which part of a record is shown, as the address keeps it. */
export function useRecordPage(id: string) {
  const { params, change, hrefWith } = useUrlQuery();
  const links = useRecordLink();
  const revision = Number(params.get('revision'));
  return {
    view: recordViews.find(view => view === params.get('view')) ?? 'read',
    revision: Number.isInteger(revision) && revision > 0 ? revision : null,
    section: params.get('section'),
    /** The field of the form that a link leads to, items by their id. */
    at: params.get('at'),
    change,
    /** Address of another part of the same record. */
    hrefOf: (view: RecordView) =>
      links.record(id, view) ??
      hrefWith({ view, revision: [], section: [], from: [], to: [] }),
  };
}

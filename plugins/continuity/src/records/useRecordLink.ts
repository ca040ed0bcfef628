import { useContinuityPageLink } from '../components';
import type { RecordPlace } from '../entity/remedies';

/** The parts of a record's page. */
export const recordViews = [
  'read',
  'edit',
  'review',
  'history',
  'people',
  'print',
] as const;
export type RecordView = (typeof recordViews)[number];

/** Addresses of records; undefined where the app has no page for them. */
export function useRecordLink() {
  const pageLink = useContinuityPageLink();
  return {
    record: (id: string, view?: RecordView, revision?: number) =>
      pageLink(`records/${encodeURIComponent(id)}`, {
        ...(view && { view }),
        ...(revision !== undefined && { revision: String(revision) }),
      }),
    /** The form, at a field of the draft: its path with items by their id. */
    field: (id: string, section: string, at: string) =>
      pageLink(`records/${encodeURIComponent(id)}`, {
        view: 'edit',
        section,
        at,
      }),
    /** The dialog in which a record of a type is started about a subject. */
    start: (start: string, subject: string) =>
      pageLink('records', { start, subject }),
    library: () => pageLink('records'),
    /** Where records are taken up from a spreadsheet. */
    import: () => pageLink('records/import'),
    about: (subject: string) => pageLink('records', { subject }),
  };
}

/** Address of the record in which something is mended, or where to start it. */
export function useRecordPlaceLink() {
  const links = useRecordLink();
  return (place: RecordPlace): string | undefined =>
    'id' in place
      ? links.record(place.id)
      : links.start(place.type, place.subject);
}

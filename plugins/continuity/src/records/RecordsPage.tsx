import { useParams } from 'react-router-dom';
import { RecordLibrary } from './library/RecordLibrary';
import { RecordPage } from './record/RecordPage';

/** The library of records, and below its address each of them. */
export function RecordsPage() {
  // The page is mounted at `records/*` by both frontend systems.
  const [id] = (useParams()['*'] ?? '').split('/');
  return id ? <RecordPage key={id} id={id} /> : <RecordLibrary />;
}

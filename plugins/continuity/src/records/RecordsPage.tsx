import { lazy, Suspense } from 'react';
import { useParams } from 'react-router-dom';
import { RecordLibrary } from './library/RecordLibrary';
import { RecordPage } from './record/RecordPage';

const ImportPage = lazy(() =>
  import('./import/ImportPage').then(m => ({ default: m.ImportPage })),
);

/** Where records are imported; no record has such an id. */
const IMPORT = 'import';

/** The library of records, and below its address each of them. */
export function RecordsPage() {
  // The page is mounted at `records/*` by both frontend systems.
  const [id] = (useParams()['*'] ?? '').split('/');
  if (id === IMPORT) {
    return (
      <Suspense fallback={null}>
        <ImportPage />
      </Suspense>
    );
  }
  return id ? <RecordPage key={id} id={id} /> : <RecordLibrary />;
}

import { useEffect, useState } from 'react';
import { recordUis, type RecordUi } from './registry';

const plain: RecordUi = { editors: {}, views: {} };

/** What a type of record shows of its own; null: it is still being loaded. */
export function useRecordUi(type: string): RecordUi | null {
  const load = Object.hasOwn(recordUis, type) ? recordUis[type] : undefined;
  const [ui, setUi] = useState<RecordUi | null>(load ? null : plain);
  useEffect(() => {
    let current = true;
    if (!load) setUi(plain);
    else {
      // Without its own parts the generic ones still show everything.
      load().then(
        loaded => current && setUi(loaded),
        () => current && setUi(plain),
      );
    }
    return () => {
      current = false;
    };
  }, [load]);
  return ui;
}

import {
  columnOfTarget,
  recordImportMappingSchema,
  type DurationUnit,
  type RecordImport,
  type RecordImportMapping,
} from '@backstage-continuity/plugin-continuity-common';
import { useState } from 'react';

type Mapped = RecordImportMapping['columns'][number];

const keyOf = (id: string) => `continuity.import.${id}`;

/** What was mapped before the page was loaded anew, if anything. */
function kept(id: string): RecordImportMapping | undefined {
  try {
    const parsed = recordImportMappingSchema.safeParse(
      JSON.parse(sessionStorage.getItem(keyOf(id)) ?? 'null'),
    );
    return parsed.data;
  } catch {
    return undefined;
  }
}

function keep(id: string, mapping: RecordImportMapping | null) {
  try {
    if (mapping) sessionStorage.setItem(keyOf(id), JSON.stringify(mapping));
    else sessionStorage.removeItem(keyOf(id));
  } catch {
    // Without a place to keep it, it lasts as long as the page.
  }
}

/** What the columns of an import mean, as the person says it. */
export function useMapping(job: RecordImport) {
  const [mapping, setMapping] = useState(() => kept(job.id) ?? job.mapping);
  const change = (next: RecordImportMapping) => {
    setMapping(next);
    keep(job.id, next);
  };
  const others = (column: number) =>
    mapping.columns.filter(one => one.column !== column);
  const put = (own: Mapped) =>
    change({
      ...mapping,
      columns: [...others(own.column), own].sort((a, b) => a.column - b.column),
    });
  const ofColumn = (column: number) =>
    mapping.columns.find(one => one.column === column);
  return {
    mapping,
    ofColumn,
    /** The column's place in the record; null: it is not imported. */
    setTarget: (column: number, target: string | null) => {
      if (target === null) {
        change({ ...mapping, columns: others(column) });
        return;
      }
      const kind = columnOfTarget(job.targets, target)?.kind;
      const unit = ofColumn(column)?.unit ?? null;
      put({ column, target, unit: kind === 'duration' ? unit : null });
    },
    setUnit: (column: number, unit: DurationUnit | null) => {
      const own = ofColumn(column);
      if (own) put({ ...own, unit });
    },
    setReading: (
      how:
        | Pick<RecordImportMapping, 'days'>
        | Pick<RecordImportMapping, 'decimal'>,
    ) => change({ ...mapping, ...how }),
    /** The server knows it now. */
    settled: () => keep(job.id, null),
  };
}

export type MappingState = ReturnType<typeof useMapping>;

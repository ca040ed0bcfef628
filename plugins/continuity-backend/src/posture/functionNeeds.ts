import {
  requiredByFunctions,
  type Figure,
  type ObjectiveName,
} from '@backstage-continuity/plugin-continuity-common';
import type { InventoryFunction } from '../inventory';
import type { RecordsService } from '../records';

/** What a function asks of all that supports it. */
export interface FunctionNeeds {
  required: Record<ObjectiveName, Figure>;
  /** Its approved impact analysis. */
  analysisId: string | null;
}

/** For each of the functions, by ref. */
export async function functionNeeds(
  records: Pick<RecordsService, 'facts'>,
  functions: InventoryFunction[],
  now: string,
): Promise<Map<string, FunctionNeeds>> {
  const facts = await records.facts.ofFunctions(functions);
  return new Map(
    [...facts].map(([ref, known]) => [
      ref,
      {
        required: requiredByFunctions([known], now),
        analysisId: known.analysis?.recordId ?? null,
      },
    ]),
  );
}

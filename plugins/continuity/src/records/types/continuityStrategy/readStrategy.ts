import {
  recoveryOptionSchema,
  type RecoveryOption,
} from '@backstage-continuity/plugin-continuity-common';

/** As much of a strategy as a draft that may be wrong in places says. */
export interface ReadStrategy {
  options: RecoveryOption[];
  minimumCapacity: number | null;
  choice: { optionId: string | null };
  /** Options that cannot be read as they stand. */
  invalid: number;
}

function at(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && key in value
    ? (value as Record<string, unknown>)[key]
    : undefined;
}

/** What can be compared of a strategy that is being written, or was. */
export function readStrategy(content: unknown): ReadStrategy {
  const given = at(content, 'options');
  const read = (Array.isArray(given) ? given : []).map(
    option => recoveryOptionSchema.safeParse(option).data,
  );
  const minimum = at(content, 'minimumCapacity');
  const optionId = at(at(content, 'choice'), 'optionId');
  return {
    options: read.filter(option => option !== undefined),
    minimumCapacity: typeof minimum === 'number' ? minimum : null,
    choice: { optionId: typeof optionId === 'string' ? optionId : null },
    invalid: read.filter(option => option === undefined).length,
  };
}

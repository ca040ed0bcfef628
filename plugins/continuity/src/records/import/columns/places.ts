import {
  columnOfTarget,
  type RecordImport,
  type RecordImportMapping,
} from '@backstage-continuity/plugin-continuity-common';

export type ImportTarget = RecordImport['targets'][number];

const NUMBERED = /\[([1-9]\d?)\]/;

/** `workarounds[2].title` as the target that it is listed under, and its number. */
export function numberedPlace(
  targets: readonly ImportTarget[],
  target: string,
): { base: ImportTarget | undefined; number: number | null } {
  const base = columnOfTarget(targets, target);
  const number =
    base && base.target !== target ? NUMBERED.exec(target)?.[1] : undefined;
  return { base, number: number === undefined ? null : Number(number) };
}

/** The same place, of one item or, for null, of one item for each row. */
export function placeAt(base: string, number: number | null): string {
  return number === null ? base : base.replace('[]', `[${number}]`);
}

/** The list that a target lies in an item of; null: in none. */
function listOf(target: string): string | null {
  const end = target.indexOf('[');
  return end < 0 ? null : target.slice(0, end);
}

/** Targets that a record needs and that no column of the sheet goes to. */
export function missingTargets(
  targets: readonly ImportTarget[],
  mapping: RecordImportMapping,
): ImportTarget[] {
  const mapped = mapping.columns.map(({ target }) => target);
  const bases = new Set(
    mapped.map(target => columnOfTarget(targets, target)?.target),
  );
  return targets.filter(({ required, target }) => {
    if (!required || bases.has(target)) return false;
    const list = listOf(target);
    // Items are complete or not there; a list is not needed for its items' sake.
    return list === null || mapped.some(other => other.startsWith(`${list}[`));
  });
}

/** Whether cells are numbers without a unit, other than 0. */
export function areBareNumbers(samples: readonly string[]): boolean {
  return samples.some(
    text =>
      /^[<≤~]?\s*\d+(?:[.,]\d+)?$/.test(text.trim()) &&
      !/^0+$/.test(text.trim()),
  );
}

/** What the first rows say in a column, each text once. */
export function samplesOf(job: RecordImport, column: number): string[] {
  const texts = job.sample.map(cells => (cells[column] ?? '').trim());
  return [...new Set(texts)].filter(text => text !== '');
}

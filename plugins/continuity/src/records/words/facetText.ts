import {
  formatDuration,
  type JsonValue,
} from '@backstage-continuity/plugin-continuity-common';
import type { Translate } from '../../components';

type JsonObject = { [key: string]: JsonValue };

/** How a change is told. */
export interface FacetWords {
  t: Translate;
  /** What an entity is called. */
  titleOf: (ref: string) => string;
}

const REF = /^[a-z]+:[^/\s]+\/\S+$/;

/** The entities that a value names, however deep in it. */
export function refsIn(value: unknown): string[] {
  if (typeof value === 'string') return REF.test(value) ? [value] : [];
  return value && typeof value === 'object'
    ? Object.values(value).flatMap(refsIn)
    : [];
}

const OBJECTIVES: readonly string[] = ['rto', 'rpo', 'mtpd', 'wrt'];

function isObject(value: JsonValue | undefined): value is JsonObject {
  return (
    value !== null &&
    value !== undefined &&
    typeof value === 'object' &&
    !Array.isArray(value)
  );
}

/** `rto` as `RTO`, anything else as it is. */
function nameOfKey(key: string): string {
  return OBJECTIVES.includes(key) ? key.toLocaleUpperCase('en-US') : key;
}

/** What tells an item of a list apart whatever else changes of it. */
function identityOf(item: JsonValue): string {
  return JSON.stringify(isObject(item) ? item.ref ?? item.anyOf ?? item : item);
}

function dependencyText(need: JsonObject, words: FacetWords): string {
  const { ref, anyOf, required, strength, use, data } = need;
  const name = Array.isArray(anyOf)
    ? words.t('records.facetValue.anyOf', {
        required: String(required),
        names: facetText(anyOf, words),
      })
    : facetText(ref, words);
  const details = [
    strength === 'soft' && words.t('records.facetValue.soft'),
    use === 'recovery' && words.t('records.facetValue.recovery'),
    data === true && words.t('records.facetValue.data'),
  ].filter(Boolean);
  return details.length > 0 ? `${name} (${details.join(', ')})` : name;
}

/** A value that a record rested on, as people read it. */
export function facetText(
  value: JsonValue,
  words: FacetWords,
  key = '',
): string {
  if (value === null || value === '') return words.t('records.value.nothing');
  if (typeof value === 'boolean') {
    return words.t(value ? 'records.value.yes' : 'records.value.no');
  }
  if (typeof value === 'number') {
    return OBJECTIVES.includes(key) ? formatDuration(value) : String(value);
  }
  if (typeof value === 'string') {
    return REF.test(value) ? words.titleOf(value) : value;
  }
  if (Array.isArray(value)) {
    return (
      value.map(item => facetText(item, words)).join(', ') ||
      words.t('records.value.nothing')
    );
  }
  if ('ref' in value || 'anyOf' in value) return dependencyText(value, words);
  if ('recordId' in value) {
    return words.t('records.revision', { revision: String(value.revision) });
  }
  return (
    Object.entries(value)
      .filter(([, part]) => part !== null)
      .map(
        ([name, part]) => `${nameOfKey(name)} ${facetText(part, words, name)}`,
      )
      .join(', ') || words.t('records.value.nothing')
  );
}

function fromTo(
  before: JsonValue,
  after: JsonValue,
  words: FacetWords,
  key = '',
) {
  return words.t('records.value.fromTo', {
    before: facetText(before, words, key),
    after: facetText(after, words, key),
  });
}

function listDifferences(
  before: JsonValue[],
  after: JsonValue[],
  words: FacetWords,
) {
  const was = new Map(before.map(item => [identityOf(item), item]));
  const is = new Map(after.map(item => [identityOf(item), item]));
  return [...new Set([...was.keys(), ...is.keys()])].flatMap(id => {
    const [old, now] = [was.get(id), is.get(id)];
    if (old === undefined && now !== undefined) {
      return words.t('records.value.added', { value: facetText(now, words) });
    }
    if (now === undefined && old !== undefined) {
      return words.t('records.value.removed', { value: facetText(old, words) });
    }
    return old !== undefined &&
      now !== undefined &&
      JSON.stringify(old) !== JSON.stringify(now)
      ? fromTo(old, now, words)
      : [];
  });
}

/** The sentences that say what differs between two values, before and after. */
export function facetDifferences(
  before: JsonValue,
  after: JsonValue,
  words: FacetWords,
): string[] {
  if (Array.isArray(before) && Array.isArray(after)) {
    return listDifferences(before, after, words);
  }
  if (isObject(before) && isObject(after) && !('recordId' in after)) {
    return [...new Set([...Object.keys(before), ...Object.keys(after)])]
      .filter(key => JSON.stringify(before[key]) !== JSON.stringify(after[key]))
      .map(
        key =>
          `${nameOfKey(key)} ${fromTo(
            before[key] ?? null,
            after[key] ?? null,
            words,
            key,
          )}`,
      );
  }
  return [fromTo(before, after, words)];
}

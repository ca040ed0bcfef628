import type { FilterPredicate } from '@backstage/filter-predicates';
import {
  ANNOTATION_EDIT_URL,
  ANNOTATION_LOCATION,
  ANNOTATION_SOURCE_LOCATION,
} from '@backstage/catalog-model';

const FUNCTION_KIND = 'VitalBusinessFunction';
const OTHER_KINDS = [
  'Component',
  'Resource',
  'API',
  'System',
  'Domain',
  'Group',
  'User',
];

/** The kinds of the catalog that are mirrored. */
export const MIRRORED_KINDS = [FUNCTION_KIND, ...OTHER_KINDS];

const MIRRORED_FIELDS = [
  'kind',
  'metadata.name',
  'metadata.namespace',
  'metadata.title',
  'metadata.etag',
  'metadata.tags',
  `metadata.annotations.${ANNOTATION_EDIT_URL}`,
  `metadata.annotations.${ANNOTATION_LOCATION}`,
  `metadata.annotations.${ANNOTATION_SOURCE_LOCATION}`,
  'relations',
  'spec.type',
  'spec.lifecycle',
  'spec.continuity',
  'spec.profile.displayName',
];

function pathsOf(predicate: FilterPredicate): string[] {
  if (predicate === null || typeof predicate !== 'object') return [];
  return Object.entries(predicate).flatMap(([key, value]) => {
    if (key === '$all' || key === '$any') {
      return (value as FilterPredicate[]).flatMap(pathsOf);
    }
    if (key === '$not') return pathsOf(value as FilterPredicate);
    return key.startsWith('$') ? [] : [key];
  });
}

/** One reading of the catalog: some kinds, and what of them is asked for. */
export interface CatalogReading {
  kinds: string[];
  fields: string[];
}

/**
 * What to ask the catalog for: what is mirrored, and what the scope decides by.
 *
 * @remarks
 * Functions are read with their whole `spec`, so that unknown keys are noticed.
 * Of other kinds only what is needed is, because an API's definition alone can
 * be megabytes and a page holds hundreds of entities. The catalog resolves a path
 * as the predicate does, dots in keys included, so that the scope sees the same
 * as on the whole entity.
 */
export function catalogReadings(scope: FilterPredicate): CatalogReading[] {
  const paths = pathsOf(scope).map(path =>
    // Comma and bracket mean something else in the catalog's list of fields.
    /[,[]/.test(path) ? path.split('.')[0] : path,
  );
  return [
    { kinds: [FUNCTION_KIND], fields: [...MIRRORED_FIELDS, 'spec'] },
    {
      kinds: OTHER_KINDS,
      fields: [...new Set([...MIRRORED_FIELDS, ...paths])],
    },
  ];
}

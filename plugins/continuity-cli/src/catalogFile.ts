import { stringifyEntityRef } from '@backstage/catalog-model';
import { parseAllDocuments } from 'yaml';

/** What a file says of the catalog, without judging whether it is right. */
export interface CatalogFile {
  /** Canonical references of the entities it describes. */
  entityRefs: string[];
  /** It is meant for the catalog, as far as one can tell. */
  isCatalog: boolean;
  /** All of it is YAML. */
  isReadable: boolean;
}

const catalogGroup = /^(?:[\w-]+\.)*backstage\.io\/|^continuity\//;
const catalogLine =
  /^\s*["']?apiVersion["']?:\s*["']?(?:(?:[\w-]+\.)*backstage\.io|continuity)\//m;
/** Marks of the engines that templates of catalog files are written for. */
const template = /\{\{|\{%/;

/**
 * Tells catalog files from other YAML, whatever their name: by the groups of
 * `apiVersion` that entities have. Templates of entities are none yet.
 */
export function readCatalogFile(text: string): CatalogFile {
  // Most YAML is not for the catalog, and some of it is large.
  if (!text.includes('apiVersion')) {
    return { entityRefs: [], isCatalog: false, isReadable: true };
  }
  const documents = parseAllDocuments(text, { logLevel: 'silent' });
  const isReadable = documents.every(({ errors }) => errors.length === 0);
  const entityRefs = documents.flatMap(document => {
    const apiVersion = document.get('apiVersion');
    const kind = document.get('kind');
    const name = document.getIn(['metadata', 'name']);
    const namespace = document.getIn(['metadata', 'namespace']) ?? undefined;
    return isText(apiVersion) &&
      catalogGroup.test(apiVersion) &&
      isText(kind) &&
      isText(name) &&
      !template.test(name) &&
      (namespace === undefined || isText(namespace))
      ? [stringifyEntityRef({ kind, namespace, name })]
      : [];
  });
  return {
    entityRefs,
    isReadable,
    isCatalog: isReadable
      ? entityRefs.length > 0
      : catalogLine.test(text) && !template.test(text),
  };
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

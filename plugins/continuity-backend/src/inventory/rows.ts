import type { StoredInstant } from '../database';

/** What of an entity's row comes from the catalog alone. */
export interface MirroredEntityRow {
  entity_ref: string;
  kind: string;
  namespace: string;
  name: string;
  title: string;
  type: string | null;
  lifecycle: string | null;
  owner_ref: string | null;
  /** JSON. */
  owners: string;
  system_ref: string | null;
  domain_ref: string | null;
  in_scope: boolean | 0 | 1;
  /** JSON. */
  continuity: string | null;
  /** JSON. */
  dependencies: string;
  /** JSON. */
  providers: string;
  /** JSON. */
  tags: string;
  edit_url: string | null;
  source_location: string | null;
}

/** Row of `inventory_entities`. */
export interface EntityRow extends MirroredEntityRow {
  tier: string | null;
  synced_at: StoredInstant;
}

/** Row of `inventory_functions`. */
export interface FunctionRow {
  entity_ref: string;
  namespace: string;
  title: string;
  owner_ref: string | null;
  /** JSON. */
  owners: string;
  /** JSON. */
  spec: string;
}

/** Row of `inventory_nodes`. */
export interface NodeRow {
  entity_ref: string;
  kind: string;
  title: string;
  parent_ref: string | null;
  /** JSON. */
  owners: string;
}

/** Row of `inventory_function_links`. */
export interface FunctionLinkRow {
  entity_ref: string;
  function_ref: string;
  declared_by: 'entity' | 'function';
}

/** Row of `inventory_classifications`. */
export interface ClassificationRow {
  entity_ref: string;
  revision: number;
  /** JSON. */
  continuity: string;
  classified_at: StoredInstant;
  classified_by: string;
}

/** Row of `inventory_versions`. */
export interface VersionRow {
  entity_ref: string;
  etag: string;
  content_hash: string;
}

/** The one row of `inventory_sync`. */
export interface SyncRow {
  id: 1;
  started_at: StoredInstant | null;
  finished_at: StoredInstant | null;
  synced_at: StoredInstant | null;
  settled_at: StoredInstant | null;
  error: string | null;
  basis: string | null;
}

/** Refs longer than this name nothing that the catalog holds. */
export const REF_LENGTH = 255;

import { mergeContinuityBlocks } from '@backstage-continuity/plugin-continuity-common';
import type { Knex } from 'knex';
import type { MarkChanged } from '../changes';
import { insertRows, isOneOf, refOrder } from '../database';
import { functionLinks, saidByFunction } from './links';
import type { Mirrored } from './mirror';
import type {
  ClassificationRow,
  EntityRow,
  FunctionRow,
  NodeRow,
  VersionRow,
} from './rows';

type Mark = (refs: string[]) => Promise<void>;

/**
 * Writes what was read of the catalog: changed rows only, and marks exactly the
 * entities that a change concerns, in scope or not: what is out of scope passes
 * on what is needed of it.
 */
export class InventoryWriter {
  /**
   * Takes up what was read.
   *
   * @param options - `everything`: also what is as it was, because what is
   * mirrored of it is decided anew
   */
  async write(
    tx: Knex.Transaction,
    markChanged: MarkChanged,
    mirrored: Mirrored[],
    options: { now: Date; everything?: boolean },
  ): Promise<void> {
    // In one order everywhere, so that two replicas wait instead of deadlocking.
    const sorted = [...mirrored].sort((a, b) =>
      a.entityRef < b.entityRef ? -1 : 1,
    );
    const known = await this.#versions(tx, sorted);
    const changed = sorted.filter(
      ({ entityRef, contentHash }) =>
        options.everything ||
        known.get(entityRef)?.content_hash !== contentHash,
    );
    const mark = this.#markKnown(tx, markChanged);
    await this.#writeNodes(tx, mark, changed);
    await this.#writeFunctions(tx, mark, changed);
    await this.#writeEntities(tx, markChanged, changed, options.now);
    await upsert<VersionRow>(
      tx,
      'inventory_versions',
      sorted.flatMap(({ entityRef, etag, contentHash }) => {
        const old = known.get(entityRef);
        return old?.etag === etag && old.content_hash === contentHash
          ? []
          : [{ entity_ref: entityRef, etag, content_hash: contentHash }];
      }),
    );
  }

  /** Forgets what the catalog no longer holds; portal classifications stay. */
  async remove(
    tx: Knex.Transaction,
    markChanged: MarkChanged,
    entityRefs: string[],
  ): Promise<void> {
    const mark = this.#markKnown(tx, markChanged);
    await mark(entityRefs);
    await mark(await functionLinks.entitiesOf(tx, entityRefs));
    await mark(await this.#membersOf(tx, entityRefs));
    await functionLinks.forget(tx, entityRefs);
    for (const table of [
      'inventory_entities',
      'inventory_functions',
      'inventory_nodes',
      'inventory_versions',
    ]) {
      await tx(table).where(isOneOf(tx, 'entity_ref', entityRefs)).delete();
    }
  }

  /**
   * Brings what file and portal together say up to date after the portal's part
   * changed. Waits for a reading of the catalog that is writing the entity.
   */
  async mergeClassification(tx: Knex, entityRef: string): Promise<void> {
    const row: EntityRow | undefined = await tx('inventory_entities')
      .where({ entity_ref: entityRef })
      .forUpdate()
      .first();
    if (!row) return;
    const [merged] = await this.#merge(tx, [row]);
    await tx('inventory_entities')
      .where({ entity_ref: entityRef })
      .update({ tier: merged.tier });
    await functionLinks.declare(tx, 'entity', [merged]);
  }

  async #writeEntities(
    tx: Knex,
    markChanged: MarkChanged,
    changed: Mirrored[],
    now: Date,
  ): Promise<void> {
    const rows = changed.flatMap(({ entity }) => (entity ? [entity] : []));
    if (rows.length === 0) return;
    const refs = rows.map(row => row.entity_ref);
    // A classification written meanwhile waits, and then sees the new file.
    await tx('inventory_entities')
      .where(isOneOf(tx, 'entity_ref', refs))
      .orderBy(refOrder(tx))
      .forUpdate()
      .pluck('entity_ref');
    const merged = await this.#merge(tx, rows);
    await upsert<EntityRow>(
      tx,
      'inventory_entities',
      rows.map((row, index) => ({
        ...row,
        tier: merged[index].tier,
        synced_at: now,
      })),
    );
    await functionLinks.declare(tx, 'entity', merged);
    markChanged(refs);
  }

  async #writeFunctions(tx: Knex, mark: Mark, changed: Mirrored[]) {
    const rows = changed.flatMap(({ function: row }) => (row ? [row] : []));
    if (rows.length === 0) return;
    const refs = rows.map(row => row.entity_ref);
    await mark(await functionLinks.entitiesOf(tx, refs));
    await upsert<FunctionRow>(tx, 'inventory_functions', rows);
    await functionLinks.declare(tx, 'function', rows.map(saidByFunction));
    await mark(await functionLinks.entitiesOf(tx, refs));
  }

  async #writeNodes(tx: Knex, mark: Mark, changed: Mirrored[]) {
    const rows = changed.flatMap(({ node }) => (node ? [node] : []));
    if (rows.length === 0) return;
    const refs = rows.map(row => row.entity_ref);
    const before: NodeRow[] = await tx('inventory_nodes').where(
      isOneOf(tx, 'entity_ref', refs),
    );
    const known = new Map(before.map(row => [row.entity_ref, row]));
    await upsert<NodeRow>(tx, 'inventory_nodes', rows);
    const moved = rows.filter(row => {
      const old = known.get(row.entity_ref);
      return old?.parent_ref !== row.parent_ref || old?.title !== row.title;
    });
    await mark(
      await this.#membersOf(
        tx,
        moved.map(row => row.entity_ref),
      ),
    );
  }

  /** Entities that name one of the nodes as their owner or system. */
  async #membersOf(tx: Knex, nodeRefs: string[]): Promise<string[]> {
    return tx('inventory_entities')
      .where(isOneOf(tx, 'owner_ref', nodeRefs))
      .orWhere(isOneOf(tx, 'system_ref', nodeRefs))
      .pluck('entity_ref');
  }

  #markKnown(tx: Knex, markChanged: MarkChanged): Mark {
    return async refs => {
      if (refs.length === 0) return;
      markChanged(
        await tx('inventory_entities')
          .where(isOneOf(tx, 'entity_ref', refs))
          .pluck('entity_ref'),
      );
    };
  }

  async #merge(
    tx: Knex,
    rows: Pick<EntityRow, 'entity_ref' | 'namespace' | 'continuity'>[],
  ) {
    const refs = rows.map(row => row.entity_ref);
    const classified: ClassificationRow[] = await tx(
      'inventory_classifications',
    ).where(isOneOf(tx, 'entity_ref', refs));
    const portal = new Map(
      classified.map(row => [row.entity_ref, row.continuity]),
    );
    return rows.map(row => {
      const { fields } = mergeContinuityBlocks({
        file: JSON.parse(row.continuity ?? 'null'),
        portal: JSON.parse(portal.get(row.entity_ref) ?? 'null'),
        namespace: row.namespace,
      });
      return {
        ref: row.entity_ref,
        tier: fields.tier?.slice(0, 255) ?? null,
        others: fields.supports,
      };
    });
  }

  async #versions(knex: Knex, mirrored: Mirrored[]) {
    const refs = mirrored.map(({ entityRef }) => entityRef);
    const rows: VersionRow[] = await knex('inventory_versions').where(
      isOneOf(knex, 'entity_ref', refs),
    );
    return new Map(rows.map(row => [row.entity_ref, row]));
  }
}

function upsert<R extends { entity_ref: string }>(
  tx: Knex,
  table: string,
  rows: R[],
): Promise<void> {
  return insertRows(tx, table, rows, {
    key: ['entity_ref'],
    merge: Object.keys(rows[0] ?? {}).filter(name => name !== 'entity_ref'),
  });
}

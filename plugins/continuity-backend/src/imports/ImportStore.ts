import type { ImportSource } from '@backstage-continuity/plugin-continuity-common';
import { importReportSchema } from '@backstage-continuity/plugin-continuity-common';
import type { Knex } from 'knex';
import { inChunks, toDate, toInstant, type StoredInstant } from '../database';

interface SourceRow {
  target: string;
  last_read_at: StoredInstant;
  etag: string | null;
  report: string | null;
  error: string | null;
}

/** What is remembered of a source. */
export type StoredSource = ImportSource & { etag: string | null };

/** SQL of imports. */
export class ImportStore {
  /**
   * Makes imports wait for each other until the end of the transaction, so that
   * two never take up the same document at once. SQLite has one connection and
   * needs no lock.
   */
  async lock(tx: Knex.Transaction) {
    if (tx.client.config.client === 'pg') {
      await tx.raw('lock table imported_documents in exclusive mode');
    }
  }

  /** Hash of what was last taken up of each of the documents, by key. */
  async hashes(
    tx: Knex,
    kind: string,
    keys: string[],
  ): Promise<Map<string, string>> {
    const rows: { key: string; content_hash: string }[] = await inChunks(
      keys,
      slice =>
        tx('imported_documents')
          .select('key', 'content_hash')
          .where({ kind })
          .whereIn('key', slice),
    );
    return new Map(rows.map(row => [row.key, row.content_hash]));
  }

  async remember(
    tx: Knex,
    document: { kind: string; key: string; hash: string },
    now: string,
  ) {
    await tx('imported_documents')
      .insert({
        kind: document.kind,
        key: document.key,
        content_hash: document.hash,
        imported_at: toDate(now),
      })
      .onConflict(['kind', 'key'])
      .merge(['content_hash', 'imported_at']);
  }

  async sources(knex: Knex, targets: string[]): Promise<StoredSource[]> {
    const rows = await inChunks(targets, async slice =>
      knex<SourceRow>('import_sources').whereIn('target', slice),
    );
    return rows.map(row => ({
      target: row.target,
      lastReadAt: toInstant(row.last_read_at),
      etag: row.etag,
      report:
        row.report === null
          ? null
          : importReportSchema.parse(JSON.parse(row.report)),
      error: row.error,
    }));
  }

  async putSource(knex: Knex, source: StoredSource & { lastReadAt: string }) {
    const row: SourceRow = {
      target: source.target,
      last_read_at: toDate(source.lastReadAt),
      etag: source.etag,
      report: source.report === null ? null : JSON.stringify(source.report),
      error: source.error,
    };
    await knex<SourceRow>('import_sources')
      .insert(row)
      .onConflict('target')
      .merge();
  }
}

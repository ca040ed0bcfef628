import {
  facetChanges,
  fingerprintOf,
  type AnalysisFigures,
  type EntityFacts,
  type Fingerprint,
  type FunctionFacts,
} from '@backstage-continuity/plugin-continuity-common';
import type { Knex } from 'knex';
import { contentHash } from '../database';
import { toFunctionFacts, type InventoryFunction } from '../inventory';
import { toRecordFacts } from './recordRows';
import type { NewEvent, StoredRecord, Subject } from './types';
import type { RecordsContext } from './RecordsContext';

/** Who does what no person does. */
const SYSTEM = 'service:default/continuity';

type Known = Pick<
  EntityFacts,
  'entityRef' | 'functions' | 'analysis' | 'records' | 'strategies'
>;

/** Records as facts for the rooms above, and what these say of records. */
export class RecordFacts {
  readonly #context: RecordsContext;

  constructor(context: RecordsContext) {
    this.#context = context;
  }

  /**
   * What records say of entities, added to what is known of them.
   *
   * @param options - `contents`: with what the approved revisions say, which the
   * checks look into
   */
  async addTo<T extends Known>(
    facts: Map<string, T>,
    options: { contents: boolean },
    tx: Knex = this.#context.database,
  ): Promise<Map<string, T>> {
    const { subjects } = this.#context;
    const functionRefs = [
      ...new Set(
        [...facts.values()].flatMap(({ functions }) =>
          functions.map(item => item.entityRef),
        ),
      ),
    ];
    const records = await this.#context.store.about(tx, [
      ...facts.keys(),
      ...functionRefs,
    ]);
    const contents = options.contents
      ? await this.#context.store.approvedContents(
          tx,
          records
            .filter(record => facts.has(record.subjectRef))
            .map(record => record.id),
        )
      : new Map();
    const bySubject = new Map<string, StoredRecord[]>();
    for (const record of records) {
      const others = bySubject.get(record.subjectRef) ?? [];
      bySubject.set(record.subjectRef, [...others, record]);
    }
    return new Map(
      [...facts].map(([ref, known]) => [
        ref,
        {
          ...known,
          functions: known.functions.map(
            (item): FunctionFacts => ({
              ...item,
              analysis: analysisOf(bySubject.get(item.entityRef)),
            }),
          ),
          analysis: analysisOf(bySubject.get(ref)),
          strategies: known.functions
            .map(item => item.entityRef)
            .filter(item =>
              bySubject
                .get(item)
                ?.some(
                  record =>
                    record.approvedRevision !== null &&
                    subjects.provisionsOf(record).includes('strategy'),
                ),
            ),
          records: (bySubject.get(ref) ?? []).map(record =>
            toRecordFacts(
              record,
              contents.get(record.id) ?? null,
              subjects.provisionsOf(record),
            ),
          ),
        },
      ]),
    );
  }

  /** What functions ask of all that supports them, by themselves and by analysis. */
  async ofFunctions(
    functions: InventoryFunction[],
    tx: Knex = this.#context.database,
  ): Promise<Map<string, FunctionFacts>> {
    const records = await this.#context.store.about(
      tx,
      functions.map(item => item.entityRef),
    );
    return new Map(
      functions.map(item => [
        item.entityRef,
        {
          ...toFunctionFacts(item),
          analysis: analysisOf(
            records.filter(record => record.subjectRef === item.entityRef),
          ),
        },
      ]),
    );
  }

  /** How long entities alone take to recover, by what was chosen for them. */
  async recoveryOf(
    refs: string[],
    tx: Knex = this.#context.database,
  ): Promise<
    Map<string, { seconds: number; title: string; recordId: string }>
  > {
    const records = await this.#context.store.about(tx, refs);
    return new Map(
      records.flatMap(({ id, subjectRef, figures }) =>
        figures?.recovery
          ? [[subjectRef, { ...figures.recovery, recordId: id }]]
          : [],
      ),
    );
  }

  /**
   * Takes up what is known now of the subjects of records: what they are called,
   * who owns them, and whether what a record rests on has changed.
   */
  async refresh(
    tx: Knex,
    subjects: Map<string, { subject: Subject; facets: Fingerprint }>,
    now: string,
  ): Promise<void> {
    if (subjects.size === 0) return;
    const records = await this.#context.store.about(tx, [...subjects.keys()]);
    const events: NewEvent[] = [];
    for (const record of records) {
      const known = subjects.get(record.subjectRef);
      const type = this.#context.types.find(one => one.name === record.type);
      if (!known || !type) continue;
      const refreshed = (one: StoredRecord) =>
        this.#refreshed(
          one,
          known.subject,
          fingerprintOf(known.facets, type.restsOn),
          now,
        );
      if (contentHash(refreshed(record)) === contentHash(record)) continue;
      // Somebody may have changed it since it was read.
      const current = await this.#context.store.lock(tx, record.id);
      if (!current || current.retiredAt !== null) continue;
      const after = refreshed(current);
      await this.#context.store.update(tx, after);
      if (after.stale && !current.stale) {
        events.push({
          recordId: record.id,
          kind: 'became-stale',
          at: now,
          by: SYSTEM,
          revision: current.approvedRevision,
          note: null,
          changes: after.stale.changes,
        });
      }
    }
    await this.#context.history.addEvents(tx, events);
  }

  /** The same of the functions that have records, which have no posture. */
  async refreshFunctions(
    tx: Knex,
    functionRefs: string[],
    now: string,
  ): Promise<void> {
    if (functionRefs.length === 0) return;
    const { subjects, store } = this.#context;
    const records = await store.about(tx, functionRefs);
    if (records.length === 0) return;
    const refs = [...new Set(records.map(record => record.subjectRef))];
    const facets = await subjects.functionFacets(refs, tx);
    const described = await subjects.describe(refs, tx);
    const known = new Map(
      [...described].map(([ref, subject]) => [
        ref,
        { subject, facets: facets.get(ref) ?? {} },
      ]),
    );
    await this.refresh(tx, known, now);
  }

  #refreshed(
    record: StoredRecord,
    subject: Subject,
    facets: Fingerprint,
    now: string,
  ): StoredRecord {
    const described = this.#context.withDates({ ...record, subject });
    if (record.approvedRevision === null) return described;
    // What came from elsewhere does not say what it rested on: from now on it
    // rests on what is so now.
    if (record.fingerprint === null)
      return { ...described, fingerprint: facets };
    const changes = facetChanges(record.fingerprint, facets);
    return {
      ...described,
      stale:
        changes.length > 0
          ? { since: record.stale?.since ?? now, changes }
          : null,
    };
  }
}

function analysisOf(
  records: StoredRecord[] | undefined,
): AnalysisFigures | null {
  const record = records?.find(one => one.figures?.objectives);
  const objectives = record?.figures?.objectives;
  return record && objectives ? { recordId: record.id, ...objectives } : null;
}

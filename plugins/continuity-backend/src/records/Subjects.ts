import {
  facetsOf,
  functionFacetsOf,
  type ContinuityPolicy,
  type Fingerprint,
  type RecordProvision,
  type RecordSubject,
  type RecordType,
} from '@backstage-continuity/plugin-continuity-common';
import type { Knex } from 'knex';
import type { MarkChanged } from '../changes';
import type { InventoryService } from '../inventory';
import { toRecordFacts } from './recordRows';
import { RecordsStore } from './RecordsStore';
import type { FactsSource, StoredRecord, Subject } from './types';

/** What a record is about: an entity, or a vital business function. */
export function subjectKindOf(ref: string): RecordSubject {
  return ref.startsWith('vitalbusinessfunction:') ? 'function' : 'service';
}

/** What the catalog says of the subjects of records. */
export class Subjects {
  readonly #inventory: InventoryService;
  readonly #policy: ContinuityPolicy;
  readonly #types: readonly RecordType[];
  readonly #database: Knex;
  readonly #store = new RecordsStore();
  #facts: FactsSource | undefined;

  constructor(options: {
    database: Knex;
    inventory: InventoryService;
    policy: ContinuityPolicy;
    types: readonly RecordType[];
  }) {
    this.#inventory = options.inventory;
    this.#policy = options.policy;
    this.#types = options.types;
    this.#database = options.database;
  }

  takeFactsFrom(facts: FactsSource) {
    this.#facts = facts;
  }

  /** What a record is to others once it is approved. */
  provisionsOf({ type }: StoredRecord): readonly RecordProvision[] {
    return this.#types.find(({ name }) => name === type)?.provides ?? [];
  }

  /** Those of the refs that a record can be about, with what they are called. */
  async describe(refs: string[], tx?: Knex): Promise<Map<string, Subject>> {
    const services = await this.#inventory.getEntities(
      refs.filter(ref => subjectKindOf(ref) === 'service'),
      tx,
    );
    const functions = await this.#inventory.getFunctions(
      refs.filter(ref => subjectKindOf(ref) === 'function'),
      tx,
    );
    return new Map([
      ...[...services].map(
        ([ref, { title, ownerRef, fields }]): [string, Subject] => [
          ref,
          { title, ownerRef, tier: fields.tier },
        ],
      ),
      ...[...functions].map(([ref, { title, ownerRef }]): [string, Subject] => [
        ref,
        { title, ownerRef, tier: null },
      ]),
    ]);
  }

  /** What a record about each of the subjects would rest on now. */
  async facets(
    refs: string[],
    now: string,
    tx?: Knex,
  ): Promise<Map<string, Fingerprint>> {
    const services = refs.filter(ref => subjectKindOf(ref) === 'service');
    const functions = refs.filter(ref => subjectKindOf(ref) === 'function');
    const facets = await this.functionFacets(functions, tx);
    if (services.length > 0) {
      const facts = await this.#facts?.entityFacts(services, now, tx);
      for (const [ref, known] of facts ?? []) {
        facets.set(ref, facetsOf(known, this.#policy));
      }
    }
    return facets;
  }

  async functionFacets(
    refs: string[],
    tx?: Knex,
  ): Promise<Map<string, Fingerprint>> {
    const functions = await this.#inventory.getFunctions(refs, tx);
    const supporters = await this.#inventory.supportersByFunction(refs, tx);
    const records = await this.#store.about(tx ?? this.#database, refs);
    return new Map(
      [...functions].map(([ref, { ownerRef, fields }]) => [
        ref,
        functionFacetsOf({
          ownerRef,
          fields,
          supporters: supporters.get(ref) ?? [],
          records: records
            .filter(record => record.subjectRef === ref)
            .map(record =>
              toRecordFacts(record, null, this.provisionsOf(record)),
            ),
        }),
      ]),
    );
  }

  /** Marks all whose posture records about the subjects take part in. */
  async mark(tx: Knex, markChanged: MarkChanged, subjectRefs: string[]) {
    const of = (kind: RecordSubject) =>
      subjectRefs.filter(ref => subjectKindOf(ref) === kind);
    markChanged(of('service'));
    const functions = of('function');
    if (functions.length === 0) return;
    markChanged(await this.#inventory.supportersOf(functions, tx));
  }
}

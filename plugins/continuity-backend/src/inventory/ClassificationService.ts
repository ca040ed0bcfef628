import {
  parseContinuityFields,
  type Classification,
  type ImportDocument,
} from '@backstage-continuity/plugin-continuity-common';
import { parseEntityRef } from '@backstage/catalog-model';
import { ConflictError, InputError, NotFoundError } from '@backstage/errors';
import type { Knex } from 'knex';
import type { ChangesService, MarkChanged } from '../changes';
import { contentHash } from '../database';
import type { Access } from '../http';
import { ClassificationStore } from './ClassificationStore';
import { InventoryWriter } from './InventoryWriter';

type Block = Classification['continuity'];

/** What an import document of kind Classification says. */
export type ClassificationDocument = Extract<
  ImportDocument,
  { kind: 'Classification' }
>['spec'];

/** Classifies in the portal entities whose file cannot carry the block. */
export class ClassificationService {
  readonly #database: Knex;
  readonly #changes: ChangesService;
  readonly #now: () => Date;
  readonly #store = new ClassificationStore();
  readonly #writer = new InventoryWriter();

  static create(options: {
    database: Knex;
    changes: ChangesService;
    now?: () => Date;
  }) {
    return new ClassificationService(options);
  }

  private constructor(options: {
    database: Knex;
    changes: ChangesService;
    now?: () => Date;
  }) {
    this.#database = options.database;
    this.#changes = options.changes;
    this.#now = options.now ?? (() => new Date());
  }

  /** What the portal says of an entity; null: nothing. */
  async get(access: Access, entityRef: string): Promise<Classification | null> {
    await access.require([entityRef]);
    return (await this.#store.find(this.#database, entityRef)) ?? null;
  }

  /** Replaces what the portal says, if it is still at the revision last read. */
  async put(
    access: Access,
    entityRef: string,
    body: { revision: number; continuity: Block },
  ): Promise<Classification> {
    await access.require([entityRef]);
    mustBeRight(entityRef, body.continuity);
    const classification = {
      entityRef,
      continuity: body.continuity,
      classifiedAt: this.#now().toISOString(),
      classifiedBy: access.actor,
    };
    await this.#changes.transaction(async (tx, markChanged) => {
      if (!(await this.#store.put(tx, body.revision, classification))) {
        throw lostRace(entityRef);
      }
      await this.#writer.mergeClassification(tx, entityRef);
      markChanged([entityRef]);
    });
    return { ...classification, revision: body.revision + 1 };
  }

  /** Removes what the portal says, if it is still at the revision last read. */
  async delete(
    access: Access,
    entityRef: string,
    revision: number,
  ): Promise<void> {
    await access.require([entityRef]);
    await this.#changes.transaction(async (tx, markChanged) => {
      if (!(await this.#store.delete(tx, entityRef, revision))) {
        throw (await this.#store.find(tx, entityRef))
          ? lostRace(entityRef)
          : new NotFoundError(`The portal does not classify ${entityRef}`);
      }
      await this.#writer.mergeClassification(tx, entityRef);
      markChanged([entityRef]);
    });
  }

  /**
   * Takes up a document of an import; the same one again changes nothing.
   *
   * @throws InputError listing every mistake in its block
   */
  async importClassification(
    tx: Knex.Transaction,
    markChanged: MarkChanged,
    document: ClassificationDocument,
  ): Promise<'created' | 'updated' | 'unchanged'> {
    const { entityRef } = document;
    mustBeRight(entityRef, document.continuity);
    const known = await this.#store.find(tx, entityRef);
    if (known && contentHash(contentOf(known)) === contentHash(document)) {
      return 'unchanged';
    }
    if (!(await this.#store.put(tx, known?.revision ?? 0, document))) {
      throw lostRace(entityRef);
    }
    await this.#writer.mergeClassification(tx, entityRef);
    markChanged([entityRef]);
    return known ? 'updated' : 'created';
  }
}

function contentOf({ revision: _, ...rest }: Classification) {
  return rest;
}

function lostRace(entityRef: string) {
  return new ConflictError(
    `The classification of ${entityRef} changed since it was read; read it again before changing it`,
  );
}

/** A file may hold mistakes; whoever classifies in the portal can mend them at once. */
function mustBeRight(entityRef: string, continuity: Block) {
  const { namespace } = parseEntityRef(entityRef);
  const { mistakes } = parseContinuityFields(continuity, { namespace });
  if (mistakes.length > 0) {
    throw new InputError(
      mistakes
        .map(
          ({ path, value, expected }) =>
            `${path.replace(
              /^spec\./,
              'body.',
            )}: expected ${expected}, got ${JSON.stringify(value)}`,
        )
        .join('; '),
    );
  }
}

import {
  lostSelectors,
  requiredByFunctions,
  simulateLoss,
  type LossOption,
  type LossOutcome,
  type LostFunction,
  type LostSelector,
  type LostSet,
  type Simulation,
  type FunctionFacts,
} from '@backstage-continuity/plugin-continuity-common';
import type { Knex } from 'knex';
import { z } from 'zod';
import { decodeCursor, encodeCursor } from '../../database';
import { GraphReader, type GraphPart } from '../../dependencies';
import type { Access } from '../../http';
import type { InventoryFunction, InventoryService } from '../../inventory';
import type { RecordsService } from '../../records';
import { Names } from '../Names';
import { recoveryFor } from './recoveryFor';
import { targetsOf } from './targets';

/** Entities that each value of the set names. */
type Named = Map<LostSelector, Map<string, string[]>>;

/** Answers what happens if a set is lost; nothing is stored. */
export class SimulationReader {
  readonly #database: Knex;
  readonly #graph: GraphReader;
  readonly #inventory: InventoryService;
  readonly #records: Pick<RecordsService, 'facts'>;

  constructor(options: {
    database: Knex;
    inventory: InventoryService;
    records: Pick<RecordsService, 'facts'>;
  }) {
    this.#database = options.database;
    this.#graph = new GraphReader(options);
    this.#inventory = options.inventory;
    this.#records = options.records;
  }

  async simulate(
    access: Access,
    request: { lost: LostSet; cursor?: string; limit: number },
    now: string,
  ): Promise<Simulation> {
    const named = await this.#named(access, request.lost);
    const lost = new Set(
      [...named.values()].flatMap(byValue => [...byValue.values()].flat()),
    );
    const part = await this.#graph.neededBy([...lost]);
    const targets = await targetsOf(this.#database, part.nodes);
    const outcome = simulateLoss(part.graph, lost, {
      objectives: ref =>
        targets.get(ref) ?? { targetRto: null, requiredRto: null },
    });
    return {
      lost: lost.size,
      unmatched: lostSelectors.flatMap(by =>
        request.lost[by]
          .filter(value => !named.get(by)?.get(value)?.length)
          .map(value => ({ by, value })),
      ),
      ...(await this.#functions(access, outcome, part, now)),
      ...(await recoveryFor(outcome, targets, {
        access,
        inventory: this.#inventory,
        namers: refs => this.#graph.namersOf(refs),
        cursor: request.cursor,
        limit: request.limit,
      })),
      asOf: now,
    };
  }

  /** What can be lost, what most stands or falls with first. */
  async options(
    access: Access,
    query: { q?: string; cursor?: string; limit: number },
  ): Promise<{ items: LossOption[]; nextCursor: string | null }> {
    const counted = await this.#visibleTraits(access, query.q);
    const order = ['site', 'region', 'provider', 'technology'];
    const options = counted.sort(
      (a, b) =>
        order.indexOf(a.by) - order.indexOf(b.by) ||
        b.entities - a.entities ||
        (a.value < b.value ? -1 : 1),
    );
    const start =
      query.cursor === undefined
        ? 0
        : decodeCursor(query.cursor, z.number().int().min(0));
    const end = start + query.limit;
    return {
      items: options.slice(start, end),
      nextCursor: end < options.length ? encodeCursor(end) : null,
    };
  }

  async #visibleTraits(
    access: Access,
    text: string | undefined,
  ): Promise<LossOption[]> {
    if (access.scope.type === 'all') return this.#graph.countTraits(text);
    const traits = await this.#graph.traitsOf(text);
    const visible = await access.visible([
      ...new Set(traits.map(({ entityRef }) => entityRef)),
    ]);
    const options = new Map<string, LossOption>();
    for (const { by, value, entityRef } of traits) {
      if (!visible.has(entityRef)) continue;
      const key = JSON.stringify([by, value]);
      const option = options.get(key) ?? { by, value, entities: 0 };
      option.entities += 1;
      options.set(key, option);
    }
    return [...options.values()];
  }

  /**
   * What the caller names by ref the caller must see. Of a place, an owner or a
   * technology one entity seen will do: what else is lost with it counts unseen.
   */
  async #named(access: Access, lost: LostSet): Promise<Named> {
    const named: Named = new Map();
    const known = await this.#graph.nodes(lost.entityRefs);
    named.set(
      'entityRefs',
      new Map([...known.keys()].map(ref => [ref, [ref]])),
    );
    for (const trait of ['site', 'region', 'provider', 'technology'] as const) {
      named.set(trait, await this.#graph.withTrait(trait, lost[trait]));
    }
    const owned = new Map<string, string[]>();
    for (const owner of lost.owner) {
      const within = await this.#inventory.subtreeOf([owner]);
      owned.set(owner, await this.#inventory.allOwnedBy(within));
    }
    named.set('owner', owned);
    if (access.scope.type === 'all') return named;
    const visible = await access.visible([
      ...new Set(
        [...named.values()].flatMap(byValue => [...byValue.values()].flat()),
      ),
    ]);
    return new Map(
      [...named].map(([by, byValue]) => [
        by,
        new Map(
          [...byValue].filter(([, refs]) => refs.some(ref => visible.has(ref))),
        ),
      ]),
    );
  }

  async #functions(
    access: Access,
    outcome: LossOutcome,
    { nodes }: GraphPart,
    now: string,
  ): Promise<
    Pick<Simulation, 'functions' | 'interrupted' | 'hiddenFunctions'>
  > {
    const supportedBy = (steps: Interrupted[]) => {
      const supporters = new Map<string, Interrupted[]>();
      for (const step of steps) {
        for (const ref of nodes.get(step.entityRef)?.node.functions ?? []) {
          const known = supporters.get(ref) ?? [];
          known.push(step);
          supporters.set(ref, known);
        }
      }
      return supporters;
    };
    const down = supportedBy(outcome.down);
    const waiting = supportedBy(failingOver(outcome));
    for (const ref of down.keys()) waiting.delete(ref);
    const functions = await this.#inventory.getFunctions([
      ...down.keys(),
      ...waiting.keys(),
    ]);
    const needs = await this.#records.facts.ofFunctions([
      ...functions.values(),
    ]);
    const names = await Names.of(this.#inventory, access, [
      ...functions.keys(),
      ...[...down.values(), ...waiting.values()]
        .flat()
        .map(step => step.entityRef),
    ]);
    const rowsOf = (supporters: Map<string, Interrupted[]>) =>
      [...supporters]
        .flatMap(([ref, steps]) => {
          const item = functions.get(ref);
          return item && names.sees(ref)
            ? [lostFunction(item, needs.get(ref)!, steps, names, now)]
            : [];
        })
        .sort(byUrgency);
    const rows = rowsOf(down);
    return {
      functions: rows,
      interrupted: rowsOf(waiting),
      hiddenFunctions:
        [...down.keys()].filter(ref => functions.has(ref)).length - rows.length,
    };
  }
}

type Interrupted = Pick<
  LossOutcome['down'][number],
  'entityRef' | 'endsAt' | 'lowerBound'
>;

/** What stands, but waits while a group of it fails over. */
function failingOver(outcome: LossOutcome): Interrupted[] {
  return [...outcome.affected].map(([entityRef, endsAt]) => ({
    entityRef,
    endsAt,
    lowerBound: false,
  }));
}

/** The one that passes its MTPD first, then its RTO, then by ref. */
function byUrgency(a: LostFunction, b: LostFunction): number {
  return (
    late(a.passesMtpdAt) - late(b.passesMtpdAt) ||
    late(a.passesRtoAt) - late(b.passesRtoAt) ||
    (a.entityRef < b.entityRef ? -1 : 1)
  );
}

/** What is never passed comes last. */
function late(instant: number | null): number {
  return instant ?? Number.MAX_SAFE_INTEGER;
}

function lostFunction(
  item: InventoryFunction,
  needs: FunctionFacts,
  supporters: Interrupted[],
  names: Names,
  now: string,
): LostFunction {
  const { rto, mtpd } = requiredByFunctions([needs], now);
  const last = supporters.reduce((a, b) => (b.endsAt > a.endsAt ? b : a));
  const { wrt } = item.fields;
  const passes = (limit: number | null, after: number) =>
    limit !== null && after > limit ? limit : null;
  const isSeen = names.sees(last.entityRef);
  return {
    entityRef: item.entityRef,
    title: item.title,
    ownerRef: item.ownerRef,
    forecast: {
      seconds: last.endsAt,
      lowerBound: supporters.some(step => step.lowerBound),
    },
    rto: rto.seconds,
    mtpd: mtpd.seconds,
    wrt,
    passesRtoAt: passes(rto.seconds, last.endsAt),
    // Work recovery is part of what the business waits for.
    passesMtpdAt: passes(mtpd.seconds, last.endsAt + (wrt ?? 0)),
    lastRef: isSeen ? last.entityRef : null,
    lastTitle: isSeen ? names.title(last.entityRef) : null,
  };
}

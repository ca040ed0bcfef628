import { NotFoundError } from '@backstage/errors';
import {
  activePeaks,
  nextPeakStart,
  singlePointsOf,
  tierOf,
  type ContinuityPolicy,
  type FunctionDetail,
  type Peak,
  type SinglePoint,
} from '@backstage-continuity/plugin-continuity-common';
import type { Knex } from 'knex';
import { GraphReader, type GraphPart } from '../../dependencies';
import type { Access } from '../../http';
import type { InventoryService } from '../../inventory';
import type { FunctionReader } from '../FunctionReader';
import { Names } from '../Names';
import { lossForecast } from './lossForecast';
import { forecastOf } from './NodeSummaries';

/** The loss of each is tried; the others are counted. */
const POINTS_AT_MOST = 50;

/** Answers what is known of one vital business function. */
export class FunctionDetailReader {
  readonly #functions: FunctionReader;
  readonly #graph: GraphReader;
  readonly #inventory: InventoryService;
  readonly #policy: ContinuityPolicy;

  constructor(options: {
    database: Knex;
    functions: FunctionReader;
    inventory: InventoryService;
    policy: ContinuityPolicy;
  }) {
    this.#functions = options.functions;
    this.#graph = new GraphReader(options);
    this.#inventory = options.inventory;
    this.#policy = options.policy;
  }

  /** @throws NotFoundError when the function is unknown or not visible */
  async detail(
    access: Access,
    entityRef: string,
    now: string,
  ): Promise<FunctionDetail> {
    const row = await this.#functions.one(access, entityRef, now);
    if (!row) throw new NotFoundError(`Entity ${entityRef} not found`);
    const supporters = await this.#inventory.supportersOf([entityRef]);
    const part = await this.#graph.needsOf(supporters);
    const { entities, locations, complete } = singlePointsOf(
      part.graph,
      supporters,
    );
    const names = await Names.of(
      this.#inventory,
      access,
      [...supporters, ...entities, ...part.nodes.keys()],
      async refs => [
        ...(await this.#graph.namersOf(refs)),
        ...supporters
          .filter(ref => refs.includes(ref))
          .map(targetRef => ({ entityRef, targetRef })),
      ],
    );
    const known = (await this.#inventory.getFunctions([entityRef])).get(
      entityRef,
    );
    const seen = supporters.filter(names.sees);
    return {
      ...row,
      peaks: (known?.fields.peaks ?? []).map(peak => toPeak(peak, now)),
      supporters: seen.map(ref => ({
        entityRef: ref,
        title: names.title(ref),
        exists: part.nodes.has(ref),
        forecast: forecastOf(part.nodes.get(ref)),
      })),
      hiddenSupporters: supporters.length - seen.length,
      singlePoints: this.#points(entities, supporters, part, names),
      singlePointsTotal: entities.length,
      singlePointsComplete: complete,
      locations: locations.map(({ location, entities: there }) => ({
        location,
        entities: there.length,
      })),
    };
  }

  #points(
    entities: string[],
    supporters: string[],
    part: GraphPart,
    names: Names,
  ): SinglePoint[] {
    const { nodes } = part;
    const own = (ref: string) => nodes.get(ref)?.node.own.seconds ?? 0;
    return (
      entities
        .filter(names.sees)
        // Mostly what is lost alone is what the function waits for.
        .sort((a, b) => own(b) - own(a) || (a < b ? -1 : 1))
        .slice(0, POINTS_AT_MOST)
        .map((ref): SinglePoint => {
          const described = names.describe(ref);
          return {
            entityRef: ref,
            title: names.title(ref),
            kind: described?.kind ?? ref.split(':')[0],
            tier: described?.tier ?? null,
            ownerRef: described?.ownerRef ?? null,
            forecast: lossForecast(part, ref, supporters),
            redundancyRequired: Boolean(
              nodes.has(ref) &&
                tierOf(this.#policy, described?.tier ?? null)?.redundancy,
            ),
          };
        })
        .sort(
          (a, b) =>
            b.forecast.seconds - a.forecast.seconds ||
            (a.entityRef < b.entityRef ? -1 : 1),
        )
    );
  }
}

function toPeak(peak: Peak, now: string): FunctionDetail['peaks'][number] {
  const [active] = activePeaks([peak], now);
  const { name, rto, rpo, mtpd } = peak;
  return {
    name,
    rto,
    rpo,
    mtpd,
    startsAt: active?.start ?? nextPeakStart(peak, now) ?? null,
    active: active !== undefined,
  };
}

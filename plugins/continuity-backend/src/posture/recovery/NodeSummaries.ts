import {
  statuses,
  type DependencyEntity,
  type ForecastFigure,
} from '@backstage-continuity/plugin-continuity-common';
import type { Knex } from 'knex';
import { inChunks } from '../../database';
import { GraphReader, isMirrored, type KnownNode } from '../../dependencies';
import type { InventoryService } from '../../inventory';
import { FindingQuery } from '../FindingQuery';
import type { Names } from '../Names';
import { projectionAt } from '../projectionSql';
import { targetsOf } from './targets';

/** What entities are shown with in the graph. */
export class NodeSummaries {
  readonly #database: Knex;
  readonly #graph: GraphReader;
  readonly #findings: FindingQuery;

  constructor(options: { database: Knex; inventory: InventoryService }) {
    this.#database = options.database;
    this.#graph = new GraphReader(options);
    this.#findings = new FindingQuery(options);
  }

  /** @param refs - entities that the caller sees */
  async of(
    refs: string[],
    names: Names,
    now: string,
  ): Promise<Map<string, DependencyEntity>> {
    const nodes = await this.#graph.nodes(refs);
    const targets = await targetsOf(this.#database, nodes);
    const status = await this.#statuses(refs, now);
    const counts = await this.#findings.countsByEntity(
      refs,
      ['dependencies', 'recovery'],
      now,
    );
    return new Map(
      refs.map(ref => {
        const known = nodes.get(ref);
        const described = names.describe(ref);
        return [
          ref,
          {
            entityRef: ref,
            title: names.title(ref),
            kind: described?.kind ?? ref.split(':')[0],
            type: described?.type ?? null,
            ownerRef: described?.ownerRef ?? null,
            exists: described !== undefined || !isMirrored(ref),
            tier: described?.tier ?? null,
            status: status.get(ref) ?? null,
            declaredRto: known?.node.declared.rto.seconds ?? null,
            targetRto: targets.get(ref)?.targetRto ?? null,
            own: known?.node.own ?? { seconds: null, source: null },
            forecast: forecastOf(known),
            findings: counts.get(ref)?.findings ?? 0,
            severity: counts.get(ref)?.severity ?? null,
          },
        ];
      }),
    );
  }

  async #statuses(refs: string[], now: string) {
    const rows: Record<string, any>[] = await inChunks(refs, slice =>
      projectionAt(this.#database, now, ['entity_ref'], inner =>
        inner.whereIn('p.entity_ref', slice),
      ).select('p.entity_ref', 'p.status_rank'),
    );
    return new Map(
      rows.map(row => [
        row.entity_ref as string,
        statuses[Number(row.status_rank)],
      ]),
    );
  }
}

/** Null: it is not in the catalog. */
export function forecastOf(
  known: KnownNode | undefined,
): ForecastFigure | null {
  const forecast = known?.forecast;
  return forecast
    ? { seconds: forecast.seconds, lowerBound: forecast.lowerBound }
    : null;
}

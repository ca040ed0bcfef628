import {
  continuityStrategy,
  coverageOf,
  requiredByFunctions,
  type ContinuityStrategy,
  type Figure,
  type FunctionCoverage,
  type JsonValue,
  type ObjectiveName,
} from '@backstage-continuity/plugin-continuity-common';
import type { InventoryFunction, InventoryService } from '../../inventory';
import type { RecordsService } from '../../records';

/** An approved strategy, and the record that holds it. */
export interface ApprovedStrategy {
  recordId: string;
  content: ContinuityStrategy;
}

/** How a function is covered by what was chosen for all that supports it. */
export interface CoveredFunction extends FunctionCoverage {
  required: Record<ObjectiveName, Figure>;
  /** Its approved impact analysis. */
  analysisId: string | null;
  /** Its own. */
  strategy: ApprovedStrategy | null;
  /** Of each supporting service that has one. */
  strategies: Map<string, ApprovedStrategy>;
}

/** Compares what functions require with the options chosen for their support. */
export class StrategyCoverage {
  readonly #inventory: Pick<InventoryService, 'supportersByFunction'>;
  readonly #records: Pick<RecordsService, 'facts' | 'approvedContents'>;

  constructor(options: {
    inventory: Pick<InventoryService, 'supportersByFunction'>;
    records: Pick<RecordsService, 'facts' | 'approvedContents'>;
  }) {
    this.#inventory = options.inventory;
    this.#records = options.records;
  }

  /** For each of the functions, by ref. */
  async of(
    functions: InventoryFunction[],
    now: string,
  ): Promise<Map<string, CoveredFunction>> {
    const refs = functions.map(item => item.entityRef);
    const facts = await this.#records.facts.ofFunctions(functions);
    const supporters = await this.#inventory.supportersByFunction(refs);
    const contents = await this.#records.approvedContents(
      continuityStrategy.name,
      [...new Set([...refs, ...[...supporters.values()].flat()])],
    );
    const approved = new Map(
      [...contents].flatMap(([ref, { recordId, content }]) => {
        const read = readStrategy(content);
        return read ? [[ref, { recordId, content: read }] as const] : [];
      }),
    );
    return new Map(
      refs.map(ref => {
        const known = facts.get(ref)!;
        const required = requiredByFunctions([known], now);
        const services = supporters.get(ref) ?? [];
        const coverage = coverageOf(
          {
            rto: required.rto.seconds,
            rpo: required.rpo.seconds,
            mtpd: required.mtpd.seconds,
          },
          services.map(entityRef => ({
            entityRef,
            strategy: approved.get(entityRef)?.content ?? null,
          })),
        );
        return [
          ref,
          {
            ...coverage,
            required,
            analysisId: known.analysis?.recordId ?? null,
            strategy: approved.get(ref) ?? null,
            strategies: new Map(
              services.flatMap(service => {
                const found = approved.get(service);
                return found ? [[service, found] as const] : [];
              }),
            ),
          },
        ];
      }),
    );
  }
}

/** Null: an earlier version wrote it, and nobody can read it any longer. */
function readStrategy(content: JsonValue): ContinuityStrategy | null {
  return continuityStrategy.schema.safeParse(content).data ?? null;
}

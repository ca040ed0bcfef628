import {
  continuityStrategy,
  coverageOf,
  type ContinuityStrategy,
  type FunctionCoverage,
  type JsonValue,
} from '@backstage-continuity/plugin-continuity-common';
import type { RecordsService } from '../../records';
import type { FunctionNeeds } from '../functionNeeds';

/** An approved strategy, and the record that holds it. */
export interface ApprovedStrategy {
  recordId: string;
  content: ContinuityStrategy;
}

/** How a function is covered by what was chosen for all that supports it. */
export interface CoveredFunction extends FunctionCoverage, FunctionNeeds {
  /** Its own. */
  strategy: ApprovedStrategy | null;
  /** Of each supporting service that has one. */
  strategies: Map<string, ApprovedStrategy>;
}

/** Compares what functions require with the options chosen for their support. */
export class StrategyCoverage {
  readonly #records: Pick<RecordsService, 'approvedContents'>;

  constructor(options: { records: Pick<RecordsService, 'approvedContents'> }) {
    this.#records = options.records;
  }

  /** For each of the functions, by what it needs and what supports it. */
  async of(
    needs: Map<string, FunctionNeeds>,
    supporters: Map<string, string[]>,
  ): Promise<Map<string, CoveredFunction>> {
    const contents = await this.#records.approvedContents(
      continuityStrategy.name,
      [...new Set([...needs.keys(), ...[...supporters.values()].flat()])],
    );
    const approved = new Map(
      [...contents].flatMap(([ref, { recordId, content }]) => {
        const read = readStrategy(content);
        return read ? [[ref, { recordId, content: read }] as const] : [];
      }),
    );
    return new Map(
      [...needs].map(([ref, known]) => {
        const { required } = known;
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
            ...known,
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

import type {
  ForecastFigure,
  FunctionRow,
} from '@backstage-continuity/plugin-continuity-common';
import type { Knex } from 'knex';
import { GraphReader, type KnownNode } from '../../dependencies';
import type { InventoryFunction } from '../../inventory';
import type { FunctionNeeds } from '../functionNeeds';
import type { Names } from '../Names';
import { forecastVerdict } from './forecastVerdict';
import { forecastOf } from './NodeSummaries';

/** What of a function's row its recovery decides. */
export type RecoveryPart = Pick<
  FunctionRow,
  'forecast' | 'verdict' | 'slowestRef' | 'slowestTitle' | 'slowestSeconds'
>;

/** A way that decides how long a function takes to come back. */
interface Way {
  functionRef: string;
  /** Where the way goes on; empty: it has ended. */
  ahead: string[];
  /** All that it has led to, what is ahead included. */
  met: Set<string>;
  slowest: KnownNode | undefined;
}

/** How functions come back, from what is stored of the graph. */
export class FunctionRecovery {
  readonly #graph: GraphReader;

  constructor(options: { database: Knex }) {
    this.#graph = new GraphReader(options);
  }

  /** For each of the functions, by what it needs and what supports it. */
  async of(
    functions: InventoryFunction[],
    {
      needs,
      supporters,
    }: {
      needs: Map<string, FunctionNeeds>;
      supporters: Map<string, string[]>;
    },
    namesOf: (refs: string[]) => Promise<Names>,
  ): Promise<Map<string, RecoveryPart>> {
    const nodes = await this.#graph.nodes([...supporters.values()].flat());
    const slowest = await this.#slowest(functions, supporters, nodes);
    const names = await namesOf(
      [...slowest.values()].map(({ node }) => node.entityRef),
    );
    return new Map(
      functions.map(item => {
        const refs = supporters.get(item.entityRef) ?? [];
        const forecast = longest(refs, nodes);
        const { rto, mtpd } = needs.get(item.entityRef)!.required;
        const decisive = slowest.get(item.entityRef)?.node;
        const shown =
          decisive && names.sees(decisive.entityRef) ? decisive : undefined;
        return [
          item.entityRef,
          {
            forecast,
            verdict: forecast
              ? forecastVerdict(forecast, {
                  rto: rto.seconds,
                  mtpd: mtpd.seconds,
                  wrt: item.fields.wrt,
                })
              : { rto: 'unknown', mtpd: 'unknown' },
            slowestRef: shown?.entityRef ?? null,
            slowestTitle: shown ? names.title(shown.entityRef) : null,
            slowestSeconds: shown?.own.seconds ?? null,
          },
        ];
      }),
    );
  }

  /**
   * Follows, for all functions at once, what each entity waits for longest, and
   * keeps what takes longest by itself. Those in a cycle are recovered one after
   * another, so that the way leads through the whole loop.
   */
  async #slowest(
    functions: InventoryFunction[],
    supporters: Map<string, string[]>,
    known: Map<string, KnownNode>,
  ): Promise<Map<string, KnownNode>> {
    const nodes = new Map(known);
    let ways = functions.map((item): Way => {
      const last = lastOf(supporters.get(item.entityRef) ?? [], nodes);
      const ahead = last === null ? [] : [last];
      return {
        functionRef: item.entityRef,
        ahead,
        met: new Set(ahead),
        slowest: undefined,
      };
    });
    const all = ways;
    while (ways.length > 0) {
      const missing = ways.flatMap(({ ahead }) =>
        ahead.filter(ref => !nodes.has(ref)),
      );
      for (const [ref, node] of await this.#graph.nodes(missing)) {
        nodes.set(ref, node);
      }
      for (const way of ways) step(way, nodes);
      ways = ways.filter(({ ahead }) => ahead.length > 0);
    }
    return new Map(
      all.flatMap(({ functionRef, slowest }) =>
        slowest ? [[functionRef, slowest]] : [],
      ),
    );
  }
}

function step(way: Way, nodes: Map<string, KnownNode>) {
  const passed = way.ahead;
  way.ahead = [];
  for (const ref of passed) {
    const known = nodes.get(ref);
    const own = known?.node.own.seconds ?? 0;
    if (known && own > (way.slowest?.node.own.seconds ?? 0)) {
      way.slowest = known;
    }
    const { next = null, loop = null } = known?.forecast ?? {};
    for (const other of [...(loop ?? []), ...(next === null ? [] : [next])]) {
      if (!way.met.has(other)) {
        way.met.add(other);
        way.ahead.push(other);
      }
    }
  }
}

/** The supporting entity that is back last. */
function lastOf(refs: string[], nodes: Map<string, KnownNode>): string | null {
  let last: string | null = null;
  let seconds = -1;
  for (const ref of refs) {
    const own = nodes.get(ref)?.forecast?.seconds ?? -1;
    if (own > seconds) {
      last = ref;
      seconds = own;
    }
  }
  return last;
}

/** The longest of the forecasts of what supports a function. */
function longest(
  refs: string[],
  nodes: Map<string, KnownNode>,
): ForecastFigure | null {
  if (refs.length === 0) return null;
  const forecasts = refs.map(ref => forecastOf(nodes.get(ref)));
  return {
    seconds: Math.max(...forecasts.map(forecast => forecast?.seconds ?? 0)),
    // A supporter that is not in the catalog is missing, too.
    lowerBound: forecasts.some(forecast => forecast?.lowerBound ?? true),
  };
}

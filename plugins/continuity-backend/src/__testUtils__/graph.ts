import type { GraphFacts } from '@backstage-continuity/plugin-continuity-common';

const nothing = { seconds: null, source: null };

/** What the graph says of an entity that nothing needs and that needs nothing. */
export function graphWith(graph: Partial<GraphFacts> = {}): GraphFacts {
  return {
    needs: [],
    dangling: [],
    inherited: {
      required: { rto: nothing, rpo: nothing, mtpd: nothing },
      peaked: [],
      serves: null,
    },
    peakedFunctions: [],
    own: { seconds: null, source: null },
    forecast: {
      seconds: 0,
      lowerBound: false,
      missing: null,
      next: null,
      loop: null,
    },
    takesDown: null,
    lostTools: [],
    ...graph,
  };
}

import type {
  DependencyNode,
  Figure,
  InheritedNeeds,
  Need,
  NodeForecast,
} from '@backstage-continuity/plugin-continuity-common';
import { filled, unusual } from '../database';
import type { KnownNode, StoredNode } from './rows';
import { lengthen, shorten } from './words';

/** What is stored of an entity: the node, and what it is made of. */
type Facts = Omit<DependencyNode, 'entityRef'> & { technologies: string[] };

type Results = InheritedNeeds & NodeForecast;

const nothing: Figure = { seconds: null, source: null };
const undecided = { rto: nothing, rpo: nothing, mtpd: nothing };

/** Most nodes are so in most ways, and what is so is not written. */
const USUAL_NODE: Omit<Facts, 'tierRank' | 'technologies'> = {
  needs: [],
  holdsData: false,
  declared: undecided,
  asked: undecided,
  functions: [],
  peaked: [],
  peaks: '[]',
  own: nothing,
  location: null,
};

const USUAL: Omit<Facts, 'tierRank'> = { ...USUAL_NODE, technologies: [] };

/** A relation says nothing but its target. */
const RELATION = {
  strength: 'hard',
  data: null,
  use: 'operation',
  declaredBy: 'relation',
} as const;

/** Text of a node and of what it is made of, so that a change of that is seen, too. */
export function toFacts(
  { entityRef: _, ...node }: DependencyNode,
  technologies: string[],
): string {
  const { needs, ...rest } = unusual<Facts>({ ...node, technologies }, USUAL);
  return shorten(
    JSON.stringify({
      ...(needs && {
        needs: needs.map(need =>
          need.declaredBy === 'relation' && 'ref' in need ? need.ref : need,
        ),
      }),
      ...rest,
    }),
  );
}

export function toNode(row: Pick<StoredNode, 'entity_ref' | 'facts'>) {
  const {
    needs = [],
    technologies: _,
    ...facts
  } = JSON.parse(lengthen(row.facts));
  return {
    entityRef: row.entity_ref,
    ...USUAL_NODE,
    ...facts,
    needs: needs.map((need: string | Need) =>
      typeof need === 'string' ? { ref: need, ...RELATION } : need,
    ),
  } as DependencyNode;
}

/** What would be computed of a node if nothing needed it and it needed nothing. */
export function alone(node: DependencyNode): Omit<KnownNode, 'node'> {
  const [functionRef] = node.functions;
  const { seconds } = node.own;
  return {
    inherited: {
      required: node.asked,
      peaked: [],
      serves:
        functionRef === undefined ? null : { functionRef, path: [], steps: 0 },
    },
    forecast: {
      seconds: seconds ?? 0,
      lowerBound: seconds === null,
      missing:
        seconds === null ? { entityRef: node.entityRef, steps: 0 } : null,
      next: null,
      loop: null,
    },
  };
}

/** Text of what was computed of a node; null: nothing but what it is alone. */
export function toResults({ node, ...known }: KnownNode): string | null {
  const { required, ...inherited } = known.inherited;
  const usual = alone(node);
  const others = unusual<Partial<Results>>(
    { ...inherited, ...known.forecast },
    { ...usual.inherited, ...usual.forecast },
  );
  const text = JSON.stringify({
    required: filled(unusual(required, node.asked)),
    ...others,
  });
  return text === '{}' ? null : shorten(text);
}

export function toKnownNode(row: StoredNode): KnownNode {
  const node = toNode(row);
  const { inherited, forecast } = alone(node);
  const results: Partial<Results> = JSON.parse(lengthen(row.results ?? '{}'));
  const { required, peaked, serves, ...times } = results;
  return {
    node,
    inherited: {
      required: { ...inherited.required, ...required },
      peaked: peaked ?? inherited.peaked,
      serves: serves === undefined ? inherited.serves : serves,
    },
    forecast: { ...forecast, ...times },
  };
}

import {
  emptyContinuityFields,
  membersOf,
  type DependencyNode,
  type EntityFacts,
  type Figure,
  type InheritedNeeds,
  type NodeForecast,
} from '@backstage-continuity/plugin-continuity-common';
import { tierNames, tiers, type Service } from '../generator';

/** Every so many, a service names one need more. */
const ONE_IN = 3;

const nothing: Figure = { seconds: null, source: null };

/**
 * Services as nodes of a graph in memory, with four edges for each: the generator
 * makes a few less, so that some of those that are needed most are needed more.
 */
export function nodesOf(services: Service[]): DependencyNode[] {
  const deepest = services.filter(service => service.layer === 5);
  return services.map((service, index) =>
    nodeOf(
      service.layer < 5 && index % ONE_IN === 0
        ? {
            ...service,
            dependsOn: [
              ...new Set([
                ...service.dependsOn,
                deepest[index % deepest.length].ref,
              ]),
            ],
          }
        : service,
    ),
  );
}

function nodeOf(service: Service): DependencyNode {
  const tier = service.tier ? tiers[service.tier] : null;
  const figure = (seconds: number | undefined): Figure => ({
    seconds: seconds ?? null,
    source:
      seconds === undefined || service.tier === null
        ? null
        : { type: 'tier', tier: service.tier },
  });
  const plain = { strength: 'hard', data: null, use: 'operation' } as const;
  return {
    entityRef: service.ref,
    needs: [
      ...(service.oneOf
        ? [
            {
              anyOf: service.oneOf,
              required: 1,
              failover: 300,
              ...plain,
              declaredBy: 'block' as const,
            },
          ]
        : []),
      ...service.dependsOn.map(ref => ({
        ref,
        ...plain,
        declaredBy: 'relation' as const,
      })),
    ],
    holdsData: false,
    declared: {
      rto: figure(tier?.rto),
      rpo: figure(tier?.rpo),
      mtpd: figure(tier?.mtpd),
    },
    asked: { rto: nothing, rpo: nothing, mtpd: nothing },
    functions: service.supports,
    peaked: [],
    peaks: '',
    own: { seconds: service.recoveryTime, source: { type: 'declared' } },
    location: null,
    tierRank: service.tier ? tierNames.indexOf(service.tier) : tierNames.length,
  };
}

export function edgesOf(node: DependencyNode): string[] {
  return node.needs.flatMap(membersOf);
}

/** What the checks need to know of a service that people did nothing about yet. */
export function factsOf(
  node: DependencyNode,
  { tier, owner }: Service,
  {
    known,
    inherited,
    forecast,
  }: {
    known: Map<string, DependencyNode>;
    inherited: InheritedNeeds;
    forecast: NodeForecast;
  },
): EntityFacts {
  const { serves } = inherited;
  return {
    entityRef: node.entityRef,
    ownerRef: owner,
    inScope: true,
    fields: {
      ...emptyContinuityFields(),
      tier,
      supports: node.functions,
      recoveryTime: node.own.seconds,
    },
    portalFields: [],
    mistakes: [],
    functions: [],
    lastReviewAt: null,
    runs: [],
    graph: {
      needs: node.needs.map(need => ({
        need,
        members: membersOf(need).map(ref => ({
          entityRef: ref,
          exists: known.has(ref),
          declaredRto: known.get(ref)?.declared.rto.seconds ?? null,
        })),
      })),
      dangling: edgesOf(node)
        .filter(ref => !known.has(ref))
        .map(ref => ({ field: 'spec.dependsOn', entityRef: ref })),
      inherited,
      peakedFunctions: [],
      own: node.own,
      forecast,
      takesDown: serves && { functions: [serves.functionRef], location: null },
      lostTools: [],
    },
    analysis: null,
    records: [],
    strategies: [],
  };
}

import type { OwnRecovery } from '../../model/dependencies';
import { objectiveNames, type Figure } from '../../model/objectives';
import type { ContinuityPolicy } from '../../model/policy';
import type { EntityFacts } from '../facts';
import { askedUsually } from '../functionNeeds';
import { declaredOf } from '../objectives';
import { compareText } from '../order';
import { tierOf, tierRank } from '../policy';
import { needsOf, type DependencyNode } from './node';

/** What of an entity makes it a node of the dependency graph. @public */
export interface NodeSource {
  facts: Pick<
    EntityFacts,
    'entityRef' | 'fields' | 'portalFields' | 'functions' | 'analysis'
  >;
  /** Lower case. */
  kind: string;
  type: string | null;
  /** Targets of the relations dependsOn and consumesApi. */
  relatedRefs: string[];
  /** Of an API: the components that provide it. */
  providerRefs: string[];
  own: OwnRecovery;
}

/**
 * An entity as a node of the dependency graph.
 *
 * @public
 */
export function dependencyNodeOf(
  source: NodeSource,
  policy: ContinuityPolicy,
): DependencyNode {
  const { facts, kind, type } = source;
  const tier = tierOf(policy, facts.fields.tier);
  const [rto, rpo, mtpd] = objectiveNames.map(
    (objective): Figure => declaredOf(facts, tier, objective),
  );
  const functions = [...facts.functions].sort((a, b) =>
    compareText(a.entityRef, b.entityRef),
  );
  return {
    entityRef: facts.entityRef,
    needs: needsOf({
      kind,
      entries: facts.fields.dependencies,
      related: source.relatedRefs,
      providers: source.providerRefs,
    }),
    holdsData:
      kind === 'resource' &&
      type !== null &&
      policy.dataResourceTypes.includes(type),
    declared: { rto, rpo, mtpd },
    asked: askedUsually(facts),
    functions: functions.map(item => item.entityRef),
    peaked: functions
      .filter(item => item.peaks.length > 0)
      .map(item => item.entityRef),
    peaks: JSON.stringify(
      functions.map(item => item.peaks).filter(({ length }) => length > 0),
    ),
    own: source.own,
    location: facts.fields.location,
    tierRank: tierRank(policy, facts.fields.tier),
  };
}

import {
  computeObjectives,
  DependencyGraph,
  dependencyNodeOf,
  defaultPolicy,
  forecastAll,
  inheritNeeds,
  lostTools,
  membersOf,
  ownRecoveryOf,
  simulateLoss,
  singlePointsOf,
  takesDown,
  tierOf,
  type EntityFacts,
  type FunctionFacts,
  type GraphFacts,
  type Need,
  type OwnRecoverySources,
} from '@backstage-continuity/plugin-continuity-common';
import {
  parseEntityRef,
  stringifyEntityRef,
  type Entity,
} from '@backstage/catalog-model';

/** What is known of an entity before the graph is asked. */
export interface KnownFacts extends Omit<EntityFacts, 'graph'> {
  /** The option that its approved strategy has chosen. */
  chosen: OwnRecoverySources['chosen'];
}

const graphKinds = ['Component', 'Resource', 'API', 'System', 'Domain'];

/** Entities named in a field, in full; `kind` is that of a bare name. */
function refsIn(entity: Entity, field: string, kind?: string): string[] {
  return [entity.spec?.[field] ?? []].flat().map(ref =>
    stringifyEntityRef(
      parseEntityRef(String(ref), {
        defaultKind: kind,
        defaultNamespace: 'default',
      }),
    ),
  );
}

/** Where a file names what an entity needs. */
function fieldOf(need: Need, ref: string): string {
  if (need.declaredBy === 'block') return 'spec.continuity.dependencies';
  return ref.startsWith('api:') ? 'spec.consumesApis' : 'spec.dependsOn';
}

/** The dependency graph of catalog files and what follows from it. */
export class ExampleGraph {
  readonly graph: DependencyGraph;
  readonly #facts: ReadonlyMap<string, KnownFacts>;
  readonly #functions: ReadonlyMap<string, FunctionFacts>;
  readonly #inherited: ReturnType<typeof inheritNeeds>;
  readonly #now: string;
  readonly #forecasts: ReturnType<typeof forecastAll>;

  static of(
    entities: Entity[],
    facts: ReadonlyMap<string, KnownFacts>,
    now: string,
  ): ExampleGraph {
    return new ExampleGraph(entities, facts, now);
  }

  private constructor(
    entities: Entity[],
    facts: ReadonlyMap<string, KnownFacts>,
    now: string,
  ) {
    const nodes = entities.filter(({ kind }) => graphKinds.includes(kind));
    const pointingAt = (ref: string, field: string, kind?: string) =>
      nodes
        .filter(entity => refsIn(entity, field, kind).includes(ref))
        .map(entity => stringifyEntityRef(entity));
    this.graph = DependencyGraph.of(
      nodes.map(entity => {
        const entityRef = stringifyEntityRef(entity);
        const known = facts.get(entityRef)!;
        const kind = entity.kind.toLocaleLowerCase('en-US');
        const type = entity.spec?.type;
        return dependencyNodeOf(
          {
            facts: known,
            kind,
            type: typeof type === 'string' ? type : null,
            relatedRefs: [
              ...refsIn(entity, 'dependsOn'),
              ...refsIn(entity, 'consumesApis', 'API'),
              ...pointingAt(entityRef, 'dependencyOf'),
            ],
            providerRefs: pointingAt(entityRef, 'providesApis', 'API'),
            own: ownRecoveryOf(
              {
                kind,
                runs: known.runs,
                tier: tierOf(defaultPolicy, known.fields.tier),
                others: [],
                chosen: known.chosen,
                declared: known.fields.recoveryTime,
              },
              now,
            ),
          },
          defaultPolicy,
        );
      }),
    );
    this.#facts = facts;
    this.#now = now;
    this.#functions = new Map(
      [...facts.values()].flatMap(({ functions }) =>
        functions.map(item => [item.entityRef, item] as const),
      ),
    );
    this.#inherited = inheritNeeds(this.graph);
    this.#forecasts = forecastAll(this.graph);
  }

  factsOf(entityRef: string): GraphFacts {
    const { graph } = this;
    const node = graph.node(graph.indexOf(entityRef)!)!;
    const inherited = this.#inherited.get(entityRef)!;
    const tier = tierOf(
      defaultPolicy,
      this.#facts.get(entityRef)?.fields.tier ?? null,
    );
    return {
      needs: node.needs.map(need => ({
        need,
        members: membersOf(need).map(member => {
          const found = graph.node(graph.indexOf(member) ?? -1);
          return {
            entityRef: member,
            exists: found !== undefined,
            declaredRto: found?.declared.rto.seconds ?? null,
          };
        }),
      })),
      dangling: node.needs.flatMap(need =>
        membersOf(need)
          .filter(ref => !graph.exists(graph.indexOf(ref) ?? -1))
          .map(ref => ({ field: fieldOf(need, ref), entityRef: ref })),
      ),
      inherited,
      peakedFunctions: inherited.peaked.map(
        ({ functionRef }) => this.#functions.get(functionRef)!,
      ),
      own: node.own,
      forecast: this.#forecasts.get(entityRef)!,
      takesDown: tier?.redundancy ? this.#takesDown(entityRef) : null,
      lostTools: lostTools(graph, entityRef),
    };
  }

  /** How long until everything that supports a function is back. */
  forecastOf(functionRef: string): number {
    return Math.max(
      ...this.supportersOf(functionRef).map(
        ref => this.#forecasts.get(ref)!.seconds,
      ),
    );
  }

  /** What alone takes a function down. */
  singlePointsOf(functionRef: string) {
    return singlePointsOf(this.graph, this.supportersOf(functionRef));
  }

  /** Most often the nearest function tells; only groups have to be tried out. */
  #takesDown(entityRef: string): GraphFacts['takesDown'] {
    const serves = this.#inherited.get(entityRef)?.serves;
    return serves
      ? { functions: [serves.functionRef], location: null }
      : takesDown(this.graph, entityRef);
  }

  /** What happens if all that stands at a site is lost. */
  lossOf(site: string) {
    const { graph } = this;
    const refs = [...this.#facts.values()]
      .filter(({ fields }) => fields.location?.site === site)
      .map(({ entityRef }) => entityRef);
    const outcome = simulateLoss(graph, new Set(refs), {
      objectives: ref => {
        const { rto } = computeObjectives(
          { ...this.#facts.get(ref)!, graph: this.factsOf(ref) },
          defaultPolicy,
          this.#now,
        );
        return {
          targetRto: rto.target.seconds,
          requiredRto: rto.required.seconds,
        };
      },
    });
    const backAfter = new Map<string, number>();
    for (const { entityRef, endsAt } of outcome.down) {
      for (const { title } of this.#facts.get(entityRef)!.functions) {
        backAfter.set(title, Math.max(endsAt, backAfter.get(title) ?? 0));
      }
    }
    return { outcome, lost: refs.length, backAfter };
  }

  supportersOf(functionRef: string): string[] {
    return [...this.#facts.values()]
      .filter(({ functions }) =>
        functions.some(({ entityRef }) => entityRef === functionRef),
      )
      .map(({ entityRef }) => entityRef);
  }
}

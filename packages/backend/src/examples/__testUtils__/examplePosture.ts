import {
  defaultPolicy,
  describeCheck,
  evaluateChecks,
  project,
  statusAt,
  tierOf,
  type ActiveException,
  type CheckId,
  type Status,
} from '@backstage-continuity/plugin-continuity-common';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { factsOf } from './exampleFacts';
import { ExampleGraph } from './exampleGraph';
import { readCatalog, readHistory, specsOf } from './exampleFiles';

/** What the rules say of one entity of the example organisation. */
export interface ExamplePosture {
  status: Status;
  /** What fails and is not accepted: `check subject`. */
  failing: string[];
  /** The same of what only informs. */
  informing: string[];
  /** What the graph says and fails, with its sentence. */
  contradictions: { check: CheckId; message: string }[];
}

const trackedKinds = ['Component', 'Resource', 'API'];

function readExamples(now: string) {
  const entities = readCatalog().map(({ value }) => value);
  const documents = readHistory(now).map(({ value }) => value);
  const facts = factsOf(
    entities,
    documents.map(document => ({ key: document.metadata.key, document })),
  );
  const graph = ExampleGraph.of(entities, facts, now);
  return { entities, facts, documents, graph };
}

/** The dependency graph of the example organisation. */
export function exampleGraph(now: string): ExampleGraph {
  return readExamples(now).graph;
}

/** Evaluates every entity with a continuity block by the default policy. */
export function evaluateExamples(now: string): Map<string, ExamplePosture> {
  const { entities, facts, documents, graph } = readExamples(now);
  const accepted = specsOf(documents, 'PolicyException').filter(
    ({ approved, expiresAt }) => approved && expiresAt > now,
  );
  const titles = new Map(
    entities.map(entity => [
      stringifyEntityRef(entity),
      entity.metadata.title ?? entity.metadata.name,
    ]),
  );

  const postureOf = (entityRef: string): ExamplePosture => {
    const known = facts.get(entityRef)!;
    const exceptions: ActiveException[] = accepted
      .filter(spec => spec.entityRef === entityRef)
      .map(exception => ({ ...exception, id: exception.reason }));
    const results = evaluateChecks(
      { ...known, graph: graph.factsOf(entityRef) },
      defaultPolicy,
      now,
    );
    const classified = tierOf(defaultPolicy, known.fields.tier) !== undefined;
    const failed = results
      .filter(({ outcome }) => outcome === 'fail' || outcome === 'unknown')
      .filter(
        ({ check }) => !exceptions.some(exception => exception.check === check),
      );
    const named = (informs: boolean) =>
      failed
        .filter(({ severity }) => (severity === 'low') === informs)
        .map(({ check, subject }) => `${check} ${subject}`.trim());
    return {
      status: statusAt(project(results, exceptions, { classified }, now), now),
      failing: named(false),
      informing: named(true),
      contradictions: failed
        .filter(({ check }) => /^(dependencies|recovery)\./.test(check))
        .map(result => ({
          check: result.check,
          message: describeCheck(result, ref => titles.get(ref) ?? ref),
        })),
    };
  };
  return new Map(
    entities
      .filter(({ kind }) => trackedKinds.includes(kind))
      .map(entity => stringifyEntityRef(entity))
      .map(entityRef => [entityRef, postureOf(entityRef)]),
  );
}

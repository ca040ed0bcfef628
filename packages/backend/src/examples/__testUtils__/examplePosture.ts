import {
  defaultPolicy,
  describeCheck,
  evaluateChecks,
  evaluateRun,
  mergeContinuityBlocks,
  parseVitalBusinessFunction,
  project,
  statusAt,
  tierOf,
  type ActiveException,
  type CheckId,
  type EntityFacts,
  type FunctionFacts,
  type ImportDocument,
  type Status,
} from '@backstage-continuity/plugin-continuity-common';
import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import { ExampleGraph, type KnownFacts } from './exampleGraph';
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

type TestSpec = Extract<ImportDocument, { kind: 'ScheduledTest' }>['spec'];

const trackedKinds = ['Component', 'Resource', 'API'];

function functionsOf(entities: Entity[]) {
  return entities
    .filter(({ kind }) => kind === 'VitalBusinessFunction')
    .map(entity => {
      const { fields } = parseVitalBusinessFunction(entity.spec, {
        namespace: 'default',
      });
      const entityRef = stringifyEntityRef(entity);
      const facts: FunctionFacts = {
        entityRef,
        title: entity.metadata.title ?? entityRef,
        ...fields,
      };
      return { facts, supportedBy: fields.supportedBy };
    });
}

function runsOf(
  entityRef: string,
  tests: { key: string; spec: TestSpec }[],
): EntityFacts['runs'] {
  return tests.flatMap(({ key, spec: { area, type, result } }) => {
    if (!result) return [];
    const { entities } = evaluateRun(result, new Map(), new Map());
    return entities
      .filter(entity => entity.entityRef === entityRef)
      .map(({ instants, achievedRto, achievedRpo, ownRecovery }) => ({
        testId: key,
        area,
        type,
        mode: result.mode,
        outcome: result.outcome,
        validatedAt: instants.validatedAt,
        recordedAt: result.recordedAt,
        achievedRto,
        achievedRpo,
        ownRecovery,
      }));
  });
}

/** What the files and the history say of every entity that could be in the graph. */
function readExamples(now: string) {
  const entities = readCatalog().map(({ value }) => value);
  const functions = functionsOf(entities);
  const documents = readHistory(now).map(({ value }) => value);
  const reviews = specsOf(documents, 'Review');
  const classifications = specsOf(documents, 'Classification');
  const tests = documents.flatMap(({ kind, metadata, spec }) =>
    kind === 'ScheduledTest' ? [{ key: metadata.key, spec }] : [],
  );
  const factsOf = (entity: Entity): KnownFacts => {
    const entityRef = stringifyEntityRef(entity);
    const { fields, mistakes, portalFields } = mergeContinuityBlocks({
      file: entity.spec?.continuity,
      portal: classifications.find(spec => spec.entityRef === entityRef)
        ?.continuity,
      namespace: 'default',
    });
    return {
      entityRef,
      inScope: true,
      fields,
      portalFields,
      mistakes,
      functions: functions
        .filter(
          ({ facts: { entityRef: ref }, supportedBy }) =>
            fields.supports.includes(ref) || supportedBy.includes(entityRef),
        )
        .map(({ facts: asked }) => asked),
      lastReviewAt:
        reviews
          .filter(spec => spec.entityRef === entityRef)
          .map(({ reviewedAt }) => reviewedAt)
          .sort()
          .at(-1) ?? null,
      runs: runsOf(entityRef, tests),
    };
  };
  const facts = new Map(
    entities.map(entity => [stringifyEntityRef(entity), factsOf(entity)]),
  );
  const graph = new ExampleGraph(
    entities,
    facts,
    functions.map(({ facts: asked }) => asked),
    now,
  );
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

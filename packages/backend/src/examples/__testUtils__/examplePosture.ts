import {
  defaultPolicy,
  evaluateChecks,
  evaluateRun,
  mergeContinuityBlocks,
  parseVitalBusinessFunction,
  project,
  statusAt,
  tierOf,
  type ActiveException,
  type EntityFacts,
  type FunctionFacts,
  type ImportDocument,
  type Status,
} from '@backstage-continuity/plugin-continuity-common';
import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import { readCatalog, readHistory, specsOf } from './exampleFiles';

/** What the rules say of one entity of the example organisation. */
export interface ExamplePosture {
  status: Status;
  /** What fails and is not accepted: `check subject`. */
  failing: string[];
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
      .map(({ instants, achievedRto, achievedRpo }) => ({
        testId: key,
        area,
        type,
        mode: result.mode,
        outcome: result.outcome,
        validatedAt: instants.validatedAt,
        recordedAt: result.recordedAt,
        achievedRto,
        achievedRpo,
      }));
  });
}

/** Evaluates every entity with a continuity block by the default policy. */
export function evaluateExamples(now: string): Map<string, ExamplePosture> {
  const entities = readCatalog().map(({ value }) => value);
  const functions = functionsOf(entities);
  const documents = readHistory(now).map(({ value }) => value);
  const reviews = specsOf(documents, 'Review');
  const classifications = specsOf(documents, 'Classification');
  const accepted = specsOf(documents, 'PolicyException').filter(
    ({ approved, expiresAt }) => approved && expiresAt > now,
  );
  const tests = documents.flatMap(({ kind, metadata, spec }) =>
    kind === 'ScheduledTest' ? [{ key: metadata.key, spec }] : [],
  );

  const postureOf = (entity: Entity): ExamplePosture => {
    const entityRef = stringifyEntityRef(entity);
    const { fields, mistakes, portalFields } = mergeContinuityBlocks({
      file: entity.spec?.continuity,
      portal: classifications.find(spec => spec.entityRef === entityRef)
        ?.continuity,
      namespace: 'default',
    });
    const facts: EntityFacts = {
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
    const exceptions: ActiveException[] = accepted
      .filter(spec => spec.entityRef === entityRef)
      .map(exception => ({ ...exception, id: exception.reason }));
    const results = evaluateChecks(facts, defaultPolicy, now);
    const classified = tierOf(defaultPolicy, fields.tier) !== undefined;
    return {
      status: statusAt(project(results, exceptions, { classified }, now), now),
      failing: results
        .filter(({ outcome }) => outcome === 'fail' || outcome === 'unknown')
        .filter(
          ({ check }) =>
            !exceptions.some(exception => exception.check === check),
        )
        .map(({ check, subject }) => `${check} ${subject}`.trim()),
    };
  };
  return new Map(
    entities
      .filter(({ kind }) => trackedKinds.includes(kind))
      .map(entity => [stringifyEntityRef(entity), postureOf(entity)]),
  );
}

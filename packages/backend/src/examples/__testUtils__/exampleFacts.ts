import {
  evaluateRun,
  isRecordDocument,
  mergeContinuityBlocks,
  parseVitalBusinessFunction,
  type EntityFacts,
  type FunctionFacts,
  type ImportDocument,
} from '@backstage-continuity/plugin-continuity-common';
import {
  RELATION_OWNED_BY,
  stringifyEntityRef,
  type Entity,
} from '@backstage/catalog-model';
import type { KnownFacts } from './exampleGraph';
import { specsOf } from './exampleFiles';
import { aboutSubject, recordsOf, type ExampleRecord } from './exampleRecords';

type TestSpec = Extract<ImportDocument, { kind: 'ScheduledTest' }>['spec'];

/** The vital business functions among entities, and what they say supports them. */
function functionsOf(entities: Entity[], records: ExampleRecord[]) {
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
        analysis: aboutSubject(records, entityRef).analysis,
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

/** What files and history say of entities, in scope all of them. */
export function factsOf(
  entities: Entity[],
  history: { key: string; document: ImportDocument }[] = [],
): Map<string, KnownFacts> {
  const documents = history.map(({ document }) => document);
  const reviews = specsOf(documents, 'Review');
  const blocks = new Map(
    entities.map(entity => {
      const entityRef = stringifyEntityRef(entity);
      const portal = specsOf(documents, 'Classification').find(
        spec => spec.entityRef === entityRef,
      );
      return [
        entityRef,
        mergeContinuityBlocks({
          file: entity.spec?.continuity,
          portal: portal?.continuity,
          namespace: 'default',
        }),
      ];
    }),
  );
  const records = recordsOf(
    documents,
    ref => blocks.get(ref)?.fields.tier ?? null,
  );
  const functions = functionsOf(entities, records);
  const tests = history.flatMap(({ key, document }) =>
    !isRecordDocument(document) && document.kind === 'ScheduledTest'
      ? [{ key, spec: document.spec }]
      : [],
  );
  const known = (entity: Entity): KnownFacts => {
    const entityRef = stringifyEntityRef(entity);
    const { fields, mistakes, portalFields } = blocks.get(entityRef)!;
    const { chosen, analysis, ...about } = aboutSubject(records, entityRef);
    const supported = functions
      .filter(
        ({ facts, supportedBy }) =>
          fields.supports.includes(facts.entityRef) ||
          supportedBy.includes(entityRef),
      )
      .map(({ facts }) => facts);
    return {
      entityRef,
      ownerRef:
        entity.relations?.find(({ type }) => type === RELATION_OWNED_BY)
          ?.targetRef ?? null,
      inScope: true,
      fields,
      portalFields,
      mistakes,
      functions: supported,
      lastReviewAt:
        reviews
          .filter(spec => spec.entityRef === entityRef)
          .map(({ reviewedAt }) => reviewedAt)
          .sort()
          .at(-1) ?? null,
      runs: runsOf(entityRef, tests),
      analysis,
      records: about.records,
      chosen,
      strategies: supported
        .map(item => item.entityRef)
        .filter(ref => aboutSubject(records, ref).hasStrategy),
    };
  };
  return new Map(
    entities.map(entity => [stringifyEntityRef(entity), known(entity)]),
  );
}

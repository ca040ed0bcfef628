import {
  checkRun,
  recordOutcomeSchema,
  type ObjectiveSnapshot,
  type Objectives,
  type ScheduledTest,
} from '@backstage-continuity/plugin-continuity-common';
import { z } from 'zod';
import type { Translate } from '../../components';

/** An outcome as the form holds it: all instants, whole and per entity. */
export type OutcomeForm = Omit<
  z.output<typeof recordOutcomeSchema>,
  'revision'
>;

const nothingKnown = {
  recoveryStartedAt: null,
  recoveredAt: null,
  validatedAt: null,
  lastRecoverablePointAt: null,
};
const noInstants = {
  disruptedAt: null,
  detectedAt: null,
  suspectedAt: null,
  declaredAt: null,
  recoveredAt: null,
  stoodDownAt: null,
};
const USUAL_START = 'T09:00:00.000Z';
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** `entities[0].instants.validatedAt` as the form's own path. */
function pathOf(problem: string): (string | number)[] {
  return problem
    .split(/[.[\]]+/)
    .filter(part => part !== '')
    .map(part => (/^\d+$/.test(part) ? Number(part) : part));
}

/** Where instants lie ahead, which no outcome can; clocks may differ by a day. */
function aheadOf(run: OutcomeForm, now: number): (string | number)[][] {
  const ahead = (instants: object, path: (string | number)[]) =>
    Object.entries(instants)
      .filter(([, at]) => at !== null && Date.parse(at) > now + DAY)
      .map(([name]) => [...path, name]);
  return [
    ...ahead(run.instants, ['instants']),
    ...run.entities.flatMap((entity, index) =>
      ahead(entity.instants, ['entities', index, 'instants']),
    ),
  ];
}

/** The contract's schema and the rules about what cannot have happened. */
export function outcomeFormSchema(entityRefs: string[], t: Translate) {
  return recordOutcomeSchema
    .omit({ revision: true })
    .superRefine((run, context) => {
      const refuse = (path: (string | number)[], expected: string) =>
        context.addIssue({
          code: 'custom',
          path,
          message: t('testing.schedule.expected', { expected }),
        });
      checkRun(run, entityRefs).forEach(({ path, expected }) =>
        refuse(pathOf(path), expected),
      );
      aheadOf(run, Date.now()).forEach(path =>
        refuse(path, t('testing.record.future')),
      );
    });
}

/** When a planned test most likely began; never in the future. */
function likelyStart(plannedAt: string, now: number): string {
  const planned = Date.parse(
    plannedAt.includes('T') ? plannedAt : `${plannedAt}${USUAL_START}`,
  );
  const lately = Math.floor(now / (60 * MINUTE)) * 60 * MINUTE - 60 * MINUTE;
  return new Date(Math.min(planned, lately)).toISOString();
}

/** What a test needs to have an outcome recorded. */
export type OutcomeTarget = Pick<
  ScheduledTest,
  'entityRefs' | 'plannedAt' | 'mode' | 'result'
>;

/** The recorded outcome, or a sensible beginning of one. */
export function outcomeOf(test: OutcomeTarget, now: number): OutcomeForm {
  const { result } = test;
  return {
    mode: test.mode,
    outcome: result?.outcome ?? 'successful',
    instants: result?.instants ?? {
      ...noInstants,
      disruptedAt: likelyStart(test.plannedAt, now),
    },
    entities: test.entityRefs.map(entityRef => {
      const recorded = result?.entities.find(
        entity => entity.entityRef === entityRef,
      );
      return {
        entityRef,
        instants: recorded?.instants ?? nothingKnown,
        claim: recorded?.claim ?? null,
      };
    }),
    evidence: result?.evidence ?? [],
    note: result?.note ?? null,
  };
}

/** What would be frozen of an entity's objectives with the run. */
export function snapshotOf({ rto, rpo }: Objectives): ObjectiveSnapshot {
  return {
    declared: { rto: rto.declared.seconds, rpo: rpo.declared.seconds },
    required: { rto: rto.required.seconds, rpo: rpo.required.seconds },
    target: { rto: rto.target.seconds, rpo: rpo.target.seconds },
  };
}

import { parseEntityRef } from '@backstage/catalog-model';
import {
  createTestSchema,
  parseRecurrence,
  type EntityPosture,
  type ScheduledTest,
  type TestArea,
  type TestType,
} from '@backstage-continuity/plugin-continuity-common';
import { z } from 'zod';
import type { Translate } from '../../components';

/** A plan as the form holds it; an empty planned day is none yet. */
export type PlanForm = Required<z.input<typeof createTestSchema>>;

/** The contract's own schema, saying what is missing in the reader's words. */
export function planFormSchema(t: Translate) {
  const { shape } = createTestSchema;
  return createTestSchema.extend({
    title: z.string().trim().min(1, t('testing.schedule.required')).max(200),
    entityRefs: z
      .array(z.string())
      .min(1, t('testing.schedule.missingEntities'))
      .pipe(shape.entityRefs),
    plannedAt: z
      .string()
      .min(1, t('testing.schedule.missingDay'))
      .pipe(shape.plannedAt),
    rrule: z
      .string()
      .max(500)
      .nullable()
      .superRefine((rule, context) => {
        const expected = rule === null ? undefined : expectedOfRule(rule, t);
        if (expected) context.addIssue({ code: 'custom', message: expected });
      }),
    // The form holds every field; nothing is left to defaults.
    owner: shape.owner.unwrap(),
    note: shape.note.unwrap(),
  });
}

/** What is expected instead of a recurrence rule; undefined: it is fine. */
export function expectedOfRule(rule: string, t: Translate): string | undefined {
  const parsed = parseRecurrence(rule);
  if (!parsed.ok) {
    return t('testing.schedule.expected', { expected: parsed.expected });
  }
  return /DTSTART/i.test(rule)
    ? t('testing.schedule.expected', {
        expected: t('testing.schedule.ruleStart'),
      })
    : undefined;
}

/** The form of an existing test. */
export function planOf(test: ScheduledTest): PlanForm {
  const { title, area, type, entityRefs, plannedAt, rrule, owner, note } = test;
  return { title, area, type, entityRefs, plannedAt, rrule, owner, note };
}

function isTime(value: string | null): number {
  return value === null ? 0 : Date.parse(value);
}

/** The form of a new test: what the entity's tier asks for next, of its owner. */
export function newPlan(posture?: EntityPosture): PlanForm {
  const [next] = [...(posture?.tests.requirements ?? [])].sort(
    (a, b) => isTime(a.dueAt) - isTime(b.dueAt),
  );
  return {
    title: '',
    area: (next?.area ?? 'continuity') as TestArea,
    type: (next?.type ?? 'tabletop') as TestType,
    entityRefs: posture ? [posture.entityRef] : [],
    plannedAt: '',
    rrule: null,
    owner: posture?.ownerRef ?? null,
    note: null,
  };
}

/** What a test is called unless somebody names it. */
export function defaultTitle(
  plan: Pick<PlanForm, 'type' | 'entityRefs'>,
  t: Translate,
): string {
  const [first, ...rest] = plan.entityRefs;
  const type = t(`common.testType.${plan.type}`);
  if (first === undefined) return '';
  const entity = parseEntityRef(first).name;
  return rest.length === 0
    ? t('testing.schedule.defaultTitle', { type, entity })
    : t('testing.schedule.defaultTitleMore', {
        type,
        entity,
        number: String(rest.length),
      });
}

/** The fields in which one plan differs from another. */
export function changesBetween(
  before: PlanForm,
  after: PlanForm,
): (keyof PlanForm)[] {
  return (Object.keys(after) as (keyof PlanForm)[]).filter(
    field => JSON.stringify(before[field]) !== JSON.stringify(after[field]),
  );
}

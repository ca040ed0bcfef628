import {
  createZodV4FilterPredicateSchema,
  type FilterPredicate,
} from '@backstage/filter-predicates';
import {
  defaultPolicy,
  entityRefSchema,
  isPeriod,
  parseDuration,
  policyRoles,
  riskPolicyMistakes,
  sensitiveGroups,
  testAreas,
  testTypes,
} from '@backstage-continuity/plugin-continuity-common';
import { z } from 'zod';
import { impactSchema } from './impactSchema';
import { name, objective } from './parts';
import { riskSchema } from './riskSchema';

const period = z
  .string()
  .refine(isPeriod, 'expected a calendar period such as P6M, P1Y or P14D');

const predicate = z.unknown().transform((value, context) => {
  const result = createZodV4FilterPredicateSchema().safeParse(value);
  if (result.success && typeof value === 'object') {
    return result.data as FilterPredicate;
  }
  context.addIssue({
    code: 'custom',
    message:
      'expected a filter predicate over catalog entities such as { kind: Component }',
  });
  return z.NEVER;
});

const tier = z
  .strictObject({
    name: name.refine(
      value => value !== 'unclassified',
      'expected another name: this one stands for entities without a tier',
    ),
    title: z.string().min(1).max(200).optional(),
    description: z.string().max(2000).nullish().default(null),
    rto: objective,
    rpo: objective,
    mtpd: objective,
    reviewEvery: period.nullish().default(null),
    tests: z
      .array(
        z.strictObject({
          area: z.enum(testAreas),
          type: z.enum(testTypes),
          every: period,
        }),
      )
      .max(6)
      .superRefine((tests, context) => {
        tests.forEach(({ area, type }, index) => {
          const isSame = (other: { area: string; type: string }) =>
            other.area === area && other.type === type;
          if (tests.findIndex(isSame) < index) {
            context.addIssue({
              code: 'custom',
              path: [index],
              message: `expected another area or type: ${area} ${type} is asked for already`,
            });
          }
        });
      })
      .default([]),
    records: z
      .array(z.strictObject({ type: name, reviewEvery: period }))
      .max(20)
      .default([]),
    redundancy: z.boolean().default(false),
    approvals: z.number().int().min(0).max(10).default(0),
  })
  .transform(value => ({
    ...value,
    title: value.title ?? value.name,
    description: value.description ?? null,
    reviewEvery: value.reviewEvery ?? null,
  }));

const count = z.number().min(0).optional();
const units = z
  .strictObject({ days: count, hours: count, minutes: count, seconds: count })
  .refine(value => Object.values(value).some(each => each !== 0));

const timeSpan = z.unknown().transform((value, context) => {
  const duration = parseDuration(value);
  if (duration.ok && duration.seconds > 0) {
    return { seconds: duration.seconds };
  }
  const named = units.safeParse(value);
  if (named.success && Object.keys(named.data).length > 0) return named.data;
  context.addIssue({
    code: 'custom',
    message: 'expected more than no time, such as PT2M, 2m or { minutes: 2 }',
  });
  return z.NEVER;
});

/** Who approves at one level. */
const approver = z
  .string()
  .refine(
    value =>
      value === 'owner' ||
      (policyRoles as readonly string[]).includes(value) ||
      entityRefSchema.safeParse(value).success,
    `expected owner, one of ${policyRoles.join(
      ', ',
    )}, or the reference of a user or group`,
  );

const keys = z.strictObject({
  scope: predicate
    .optional()
    .transform(value => value ?? (defaultPolicy.scope as FilterPredicate)),
  tiers: z
    .array(tier)
    .min(1)
    .max(20)
    .superRefine((tiers, context) => {
      tiers.forEach((one, index) => {
        if (tiers.findIndex(other => other.name === one.name) < index) {
          context.addIssue({
            code: 'custom',
            path: [index, 'name'],
            message: `expected another name: ${one.name} is taken`,
          });
        }
      });
    })
    .default(defaultPolicy.tiers as never),
  dataResourceTypes: z
    .array(z.string().min(1).max(255))
    .default(defaultPolicy.dataResourceTypes),
  warnBefore: period.default(defaultPolicy.warnBefore),
  roles: z
    .strictObject(
      Object.fromEntries(
        policyRoles.map(role => [role, z.array(entityRefSchema).default([])]),
      ) as Record<
        (typeof policyRoles)[number],
        z.ZodDefault<z.ZodArray<typeof entityRefSchema>>
      >,
    )
    .prefault({}),
  records: z
    .strictObject({
      separateDuties: z.boolean().default(defaultPolicy.records.separateDuties),
      approvers: z
        .record(name, z.array(approver).max(10))
        .default({})
        .transform(given => ({
          ...defaultPolicy.records.approvers,
          ...given,
        })),
      sensitive: z
        .array(z.enum(sensitiveGroups))
        .default(defaultPolicy.records.sensitive),
    })
    .prefault({}),
  reminders: z
    .strictObject({
      enabled: z.boolean().nullable().default(defaultPolicy.reminders.enabled),
      repeatEvery: period.default(defaultPolicy.reminders.repeatEvery),
      escalateAfter: z
        .union([period, z.literal(false).transform(() => null)], {
          error:
            'expected a calendar period such as P30D, or false to tell no manager',
        })
        .nullable()
        .default(defaultPolicy.reminders.escalateAfter),
    })
    .prefault({}),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, 'expected an ISO 4217 code such as EUR')
    .default(defaultPolicy.currency),
  impact: impactSchema.prefault({}),
  risk: riskSchema.prefault({}),
  exceptionMaximum: period.default(defaultPolicy.exceptionMaximum),
  snapshotRetention: period.default(defaultPolicy.snapshotRetention),
  imports: z
    .array(
      z.strictObject({
        target: z.string().min(1).max(2000),
        schedule: z.strictObject({ frequency: timeSpan }).optional(),
      }),
    )
    .max(100)
    .default([]),
  sync: z
    .strictObject({
      frequency: timeSpan.prefault({ minutes: 2 }),
      pageSize: z.number().int().min(1).max(5000).default(500),
      answerWithin: timeSpan.prefault({ seconds: 30 }),
    })
    .prefault({}),
});

/** Everything under `continuity` in the configuration. */
export const continuityConfigSchema = keys
  .superRefine(({ impact, risk }, context) =>
    riskPolicyMistakes(
      risk,
      impact.ratings.map(({ id }) => id),
    ).forEach(({ path, message }) =>
      context.addIssue({ code: 'custom', path: ['risk', ...path], message }),
    ),
  )
  .superRefine(({ tiers, records }, context) => {
    // Fewer levels than asked for would approve with less than the tier says;
    // none at all says that the type needs no approval.
    for (const [type, levels] of Object.entries(records.approvers)) {
      tiers.forEach(({ approvals }, index) => {
        if (levels.length > 0 && approvals > levels.length) {
          context.addIssue({
            code: 'custom',
            path: ['tiers', index, 'approvals'],
            message: `expected at most ${levels.length}: records.approvers names no more levels for ${type}`,
          });
        }
      });
    }
  });

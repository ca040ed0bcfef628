import {
  defaultPolicy,
  type RiskScenario,
} from '@backstage-continuity/plugin-continuity-common';
import { z } from 'zod';
import { name } from './parts';

const defaults = defaultPolicy.risk;

const title = z.string().min(1).max(200);
const text = z
  .string()
  .max(2000)
  .nullish()
  .transform(value => value ?? null);

const level = { id: name, title: title.optional() };

function withTitle<T extends { id: string; title?: string }>(value: T) {
  return { ...value, title: value.title ?? value.id };
}

const scenario = z.strictObject({
  id: name,
  title: title.optional(),
  description: z.string().max(2000).nullish(),
  source: z.string().max(500).nullish(),
  hidden: z.boolean().default(false),
});

/** What is left out is as the default catalogue has it. */
function merged(given: z.output<typeof scenario>[]): RiskScenario[] {
  const completed = given.map((one): RiskScenario => {
    const known = defaults.scenarios.find(({ id }) => id === one.id);
    const kept = <K extends 'description' | 'source'>(key: K) =>
      one[key] === undefined ? known?.[key] ?? null : one[key];
    return {
      id: one.id,
      title: one.title ?? known?.title ?? one.id,
      description: kept('description'),
      source: kept('source'),
      hidden: one.hidden,
    };
  });
  const byId = new Map(
    [...defaults.scenarios, ...completed].map(one => [one.id, one]),
  );
  return [...byId.values()];
}

/**
 * Everything under `continuity.risk`; a list that is given replaces the default
 * one, but for the scenarios, which are added to the default ones.
 */
export const riskSchema = z.strictObject({
  likelihood: z
    .array(z.strictObject({ ...level, description: text }).transform(withTitle))
    .min(1)
    .max(10)
    .default(defaults.likelihood),
  impact: z
    .array(
      z
        .strictObject({
          ...level,
          description: text,
          rating: name.nullish().transform(value => value ?? null),
        })
        .transform(withTitle),
    )
    .min(1)
    .max(10)
    .default(defaults.impact),
  levels: z
    .array(
      z
        .strictObject({ ...level, acceptable: z.boolean() })
        .transform(withTitle),
    )
    .min(1)
    .max(10)
    .default(defaults.levels),
  matrix: z.array(z.array(name).max(10)).max(10).default(defaults.matrix),
  scenarios: z
    .array(scenario)
    .max(200)
    .superRefine((scenarios, context) => {
      scenarios.forEach(({ id }, index) => {
        if (scenarios.findIndex(other => other.id === id) < index) {
          context.addIssue({
            code: 'custom',
            path: [index, 'id'],
            message: `expected another id: ${id} is taken`,
          });
        }
      });
    })
    .default([])
    .transform(merged),
});

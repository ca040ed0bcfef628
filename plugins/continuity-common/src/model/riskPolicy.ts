import { z } from 'zod';

/** How likely something is, in words that two people read alike. @public */
export const likelihoodSchema = z.object({
  id: z.string(),
  title: z.string(),
  /** Such as how often it is to be expected. */
  description: z.string().nullable(),
});
/** @public */
export type Likelihood = z.infer<typeof likelihoodSchema>;

/** How bad something is. @public */
export const riskImpactSchema = z.object({
  id: z.string(),
  title: z.string(),
  description: z.string().nullable(),
  /**
   * The rating of the impact analysis that comes to the same; null: that of the
   * same id, if there is one.
   */
  rating: z.string().nullable(),
});
/** @public */
export type RiskImpact = z.infer<typeof riskImpactSchema>;

/** What likelihood and impact add up to. @public */
export const riskLevelSchema = z.object({
  id: z.string(),
  title: z.string(),
  /** Within the appetite: it may stay as it is. */
  acceptable: z.boolean(),
});
/** @public */
export type RiskLevel = z.infer<typeof riskLevelSchema>;

/** Something that may happen, from the catalogue that assessments choose from. @public */
export const riskScenarioSchema = z.object({
  id: z.string(),
  title: z.string(),
  description: z.string().nullable(),
  /** The clause that asks for it. */
  source: z.string().nullable(),
  /** No longer offered, but still known to the assessments that name it. */
  hidden: z.boolean(),
});
/** @public */
export type RiskScenario = z.infer<typeof riskScenarioSchema>;

/** How risks are rated, and which of them are accepted as they are. @public */
export const riskPolicySchema = z.object({
  /** Least likely first. */
  likelihood: z.array(likelihoodSchema).min(1),
  /** Least bad first. */
  impact: z.array(riskImpactSchema).min(1),
  /** Lowest first. */
  levels: z.array(riskLevelSchema).min(1),
  /** Ids of levels: a row for each likelihood, in it one for each impact. */
  matrix: z.array(z.array(z.string())),
  scenarios: z.array(riskScenarioSchema),
});
/** @public */
export type RiskPolicy = z.infer<typeof riskPolicySchema>;

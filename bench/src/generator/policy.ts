/** Recovery tiers of the benchmark, strictest first. Spans in seconds and days. */
export const tiers = {
  'mission-critical': {
    rto: 4 * 3600,
    rpo: 900,
    mtpd: 86_400,
    reviewDays: 180,
    testDays: 180,
  },
  'business-critical': {
    rto: 8 * 3600,
    rpo: 3600,
    mtpd: 2 * 86_400,
    reviewDays: 365,
    testDays: 365,
  },
  essential: {
    rto: 86_400,
    rpo: 86_400,
    mtpd: 3 * 86_400,
    reviewDays: 365,
    testDays: 365,
  },
  'non-essential': {
    rto: 7 * 86_400,
    rpo: 7 * 86_400,
    mtpd: 28 * 86_400,
    reviewDays: 730,
    testDays: null,
  },
} as const;

export type TierName = keyof typeof tiers;

export const tierNames = Object.keys(tiers) as TierName[];

/** Place of a tier; what has none comes last. */
export function rankOf(tier: TierName | null): number {
  return tier === null ? tierNames.length : tierNames.indexOf(tier);
}

export const WARN_DAYS = 14;

/** The same as `continuity` of the configuration. */
export const continuityConfig = {
  warnBefore: `P${WARN_DAYS}D`,
  tiers: tierNames.map(name => {
    const { rto, rpo, mtpd, reviewDays, testDays } = tiers[name];
    return {
      name,
      rto: `PT${rto}S`,
      rpo: `PT${rpo}S`,
      mtpd: `PT${mtpd}S`,
      reviewEvery: `P${reviewDays}D`,
      tests:
        testDays === null
          ? []
          : [
              {
                area: 'continuity',
                type: 'functional',
                every: `P${testDays}D`,
              },
            ],
      redundancy: name === 'mission-critical',
    };
  }),
};

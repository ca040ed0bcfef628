import {
  defaultPolicy,
  formatIsoDuration,
  type ContinuityPolicy,
} from '@backstage-continuity/plugin-continuity-common';

/** The default policy, but that no tier asks for records. */
export const policyWithoutRecords: ContinuityPolicy = {
  ...defaultPolicy,
  tiers: defaultPolicy.tiers.map(tier => ({ ...tier, records: [] })),
};

const written = (seconds: number | null) =>
  seconds === null ? null : formatIsoDuration(seconds);

/** Its tiers as one would configure them. */
export const tiersWithoutRecords = policyWithoutRecords.tiers.map(tier => ({
  ...tier,
  rto: written(tier.rto),
  rpo: written(tier.rpo),
  mtpd: written(tier.mtpd),
}));

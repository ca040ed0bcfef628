import type { ContinuityPolicy, RecoveryTier } from '../model/policy';
import { defaultImpactPolicy } from './defaultImpactPolicy';
import { defaultRiskPolicy } from './defaultRiskPolicy';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * The policy in force where the configuration says nothing.
 *
 * @remarks
 * In scope is what an outage would be felt in: services and websites in
 * production, the resources that hold data, and whatever else declares a
 * continuity block, since who writes one wants it checked. Libraries,
 * experiments and interfaces have nothing of their own to recover.
 *
 * The stricter the tier, the more has to be written down: what its outage does
 * to the business, what may bring that about, how it comes back.
 *
 * @public
 */
export const defaultPolicy: ContinuityPolicy = {
  scope: {
    $any: [
      {
        kind: 'Component',
        'spec.type': { $in: ['service', 'website'] },
        'spec.lifecycle': 'production',
      },
      {
        kind: 'Resource',
        'spec.type': { $in: ['database', 'bucket', 'queue', 'volume'] },
      },
      {
        kind: { $in: ['Component', 'Resource', 'API'] },
        'spec.continuity': { $exists: true },
      },
    ],
  },
  tiers: [
    {
      name: 'mission-critical',
      title: 'Mission critical',
      description: 'The business stops within hours without it',
      rto: 2 * HOUR,
      rpo: 5 * MINUTE,
      mtpd: 8 * HOUR,
      reviewEvery: 'P6M',
      tests: [
        { area: 'continuity', type: 'functional', every: 'P6M' },
        { area: 'availability', type: 'component-restore', every: 'P1Y' },
        { area: 'security', type: 'tabletop', every: 'P1Y' },
      ],
      records: [
        { type: 'business-impact-analysis', reviewEvery: 'P1Y' },
        { type: 'risk-assessment', reviewEvery: 'P1Y' },
        { type: 'continuity-strategy', reviewEvery: 'P1Y' },
      ],
      redundancy: true,
      approvals: 2,
    },
    {
      name: 'business-critical',
      title: 'Business critical',
      description: 'The business suffers within a day without it',
      rto: 8 * HOUR,
      rpo: HOUR,
      mtpd: DAY,
      reviewEvery: 'P1Y',
      tests: [
        { area: 'continuity', type: 'component-restore', every: 'P1Y' },
        { area: 'security', type: 'tabletop', every: 'P1Y' },
      ],
      records: [
        { type: 'business-impact-analysis', reviewEvery: 'P1Y' },
        { type: 'risk-assessment', reviewEvery: 'P2Y' },
      ],
      redundancy: false,
      approvals: 1,
    },
    {
      name: 'essential',
      title: 'Essential',
      description: 'The business copes for a few days without it',
      rto: DAY,
      rpo: DAY,
      mtpd: 3 * DAY,
      reviewEvery: 'P1Y',
      tests: [{ area: 'continuity', type: 'tabletop', every: 'P1Y' }],
      records: [{ type: 'business-impact-analysis', reviewEvery: 'P2Y' }],
      redundancy: false,
      approvals: 1,
    },
    {
      name: 'non-essential',
      title: 'Non-essential',
      description: 'The business copes for weeks without it',
      rto: 7 * DAY,
      rpo: 7 * DAY,
      mtpd: 28 * DAY,
      reviewEvery: 'P2Y',
      tests: [],
      records: [],
      redundancy: false,
      approvals: 0,
    },
  ],
  dataResourceTypes: ['database', 'bucket', 'queue', 'volume'],
  warnBefore: 'P14D',
  roles: {
    continuityManager: [],
    availabilityManager: [],
    riskManager: [],
    securityManager: [],
  },
  records: {
    separateDuties: true,
    approvers: {
      'business-impact-analysis': ['owner', 'continuityManager'],
      'risk-assessment': ['owner', 'riskManager'],
      'continuity-strategy': ['owner', 'continuityManager'],
    },
    sensitive: ['contacts', 'access'],
  },
  reminders: { enabled: null, repeatEvery: 'P14D', escalateAfter: 'P30D' },
  currency: 'EUR',
  impact: defaultImpactPolicy,
  risk: defaultRiskPolicy,
  exceptionMaximum: 'P1Y',
  snapshotRetention: 'P2Y',
};

/**
 * The tier of that name.
 *
 * @public
 */
export function tierOf(
  policy: ContinuityPolicy,
  name: string | null,
): RecoveryTier | undefined {
  return policy.tiers.find(tier => tier.name === name);
}

/**
 * The place of a tier in the policy, strictest first; an unknown tier comes
 * after all known ones, no tier after that.
 *
 * @public
 */
export function tierRank(
  policy: ContinuityPolicy,
  name: string | null,
): number {
  if (name === null) {
    return policy.tiers.length + 1;
  }
  const index = policy.tiers.findIndex(tier => tier.name === name);
  return index === -1 ? policy.tiers.length : index;
}

import {
  continuityConfig,
  tierNames,
  tiers,
  type TierName,
} from '../generator/policy';
import { NEVER } from '../backend/never';

/** What the driver calls with where a person is not asked for. */
export const SERVICE_TOKEN = 'bench-driver-token';

type Condition = Record<string, unknown>;

const is = (fact: string, operator: string, value: unknown): Condition => ({
  fact,
  operator,
  value,
});

const ofTier = (names: readonly string[], ...all: Condition[]): Condition => ({
  all: [is('tier', 'in', names), ...all],
});

/** An age of no more days than the tier allows. */
function inTime(fact: string, days: (tier: TierName) => number | null) {
  const asked = tierNames.filter(name => days(name) !== null);
  return {
    any: [
      ofTier(['none', ...tierNames.filter(name => days(name) === null)]),
      ...asked.map(name =>
        ofTier(
          [name],
          is(fact, 'greaterThanInclusive', 0),
          is(fact, 'lessThanInclusive', days(name)),
        ),
      ),
    ],
  };
}

function reached(achieved: string, objective: string) {
  return {
    any: [
      is(achieved, 'equal', NEVER),
      is(achieved, 'lessThanInclusive', { fact: objective }),
    ],
  };
}

/** The six checks of the peer; `checks` are those of ours that say the same. */
export const peerChecks = {
  hasTier: {
    conditions: { all: [is('tier', 'notEqual', 'none')] },
    checks: ['classification.tier-missing'],
  },
  rtoWithinMtpd: {
    conditions: { all: [is('rto', 'lessThanInclusive', { fact: 'mtpd' })] },
    checks: ['objectives.rto-exceeds-mtpd'],
  },
  reviewedInTime: {
    conditions: inTime('reviewAge', name => tiers[name].reviewDays),
    checks: ['review.never', 'review.overdue'],
  },
  testedInTime: {
    conditions: inTime('testAge', name => tiers[name].testDays),
    checks: ['tests.never', 'tests.overdue'],
  },
  rtoReached: {
    conditions: reached('achievedRto', 'rto'),
    checks: ['tests.objective-missed'],
    subject: 'rto',
  },
  rpoReached: {
    conditions: reached('achievedRpo', 'rpo'),
    checks: ['tests.objective-missed'],
    subject: 'rpo',
  },
};

/** The configuration of the backend under measurement. */
export function backendConfig(options: {
  port: number;
  database: Record<string, unknown>;
}) {
  const { port, database } = options;
  const url = `http://localhost:${port}`;
  return {
    app: { baseUrl: url },
    backend: {
      baseUrl: url,
      listen: { port, host: '127.0.0.1' },
      database,
      auth: {
        externalAccess: [
          {
            type: 'static',
            options: { token: SERVICE_TOKEN, subject: 'bench-driver' },
          },
        ],
      },
    },
    auth: { environment: 'production', providers: { bench: {} } },
    permission: { enabled: true },
    catalog: {
      // Quiet while others are measured.
      processingInterval: { hours: 24 },
      orphanStrategy: 'keep',
      rules: [
        { allow: ['Component', 'Group', 'User', 'VitalBusinessFunction'] },
      ],
    },
    continuity: continuityConfig,
    techInsights: {
      factRetrievers: {
        continuity: {
          cadence: '0 3 * * *',
          lifecycle: { timeToLive: { weeks: 2 } },
        },
      },
      factChecker: {
        checks: Object.fromEntries(
          Object.entries(peerChecks).map(([name, { conditions }]) => [
            name,
            {
              type: 'json-rules-engine',
              name,
              description: name,
              factIds: ['continuity'],
              rule: { conditions },
            },
          ]),
        ),
      },
    },
  };
}

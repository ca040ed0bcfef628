import { connect } from './graph';
import { functions, groups } from './organisation';
import { tiers, type TierName } from './policy';
import { Random } from './random';

const DAY = 86_400_000;

/** One synthetic service: what the catalog says of it, and what people did. */
export interface Service {
  index: number;
  name: string;
  ref: string;
  owner: string;
  /** Null: nobody has classified it. */
  tier: TierName | null;
  /** What is in a layer needs what is in deeper ones. */
  layer: number;
  /** Own MTPD in seconds, where it is shorter than the RTO by mistake. */
  mtpd: number | null;
  recoveryTime: number;
  supports: string[];
  dependsOn: string[];
  /** Two of which one is enough. */
  oneOf: [string, string] | null;
  site: number | null;
  inCycle: boolean;
  /** It names something that is not in the catalog. */
  dangling: boolean;
  /** One of those that a change of the first service reaches. */
  reached: boolean;
  reviewedAt: number | null;
  testedAt: number | null;
  /** As measured by the test, in seconds. */
  achievedRto: number | null;
  achievedRpo: number | null;
}

/** Services that the first one needs, itself included. */
export function reachOf(n: number): number {
  return Math.min(1000, Math.floor(n / 4));
}

/** Mostly in time, some due soon, some overdue, some never. */
function lastDone(random: Random, days: number, epoch: number): number | null {
  const ago = {
    never: () => null,
    overdue: () => random.between(days + 5, days + 200),
    soon: () => random.between(days - 12, days - 2),
    inTime: () => random.between(35, days - 20),
  }[random.weighted({ never: 5, overdue: 12, soon: 8, inTime: 75 })]();
  return ago === null
    ? null
    : epoch - ago * DAY - random.between(1, 80_000) * 1000;
}

function layerOf(random: Random): number {
  return Number(random.weighted({ 0: 30, 1: 25, 2: 20, 3: 12, 4: 8, 5: 5 }));
}

function tierOf(random: Random, layer: number): TierName | null {
  if (layer === 5) return 'mission-critical';
  if (layer === 4) {
    return random.pick(['mission-critical', 'business-critical'] as const);
  }
  const name = random.weighted({
    'mission-critical': 10,
    'business-critical': 20,
    essential: 36,
    'non-essential': 30,
    none: 4,
  });
  return name === 'none' ? null : name;
}

function achieved(random: Random, objective: number): number {
  return random.chance(0.03)
    ? objective + random.between(60, 7200)
    : Math.max(60, Math.floor(objective * (0.2 + 0.7 * random.next())));
}

function serviceOf(index: number, n: number, epoch: number): Service {
  const random = new Random(index);
  const reached = index < reachOf(n);
  const layer = reached ? 0 : layerOf(random);
  const tier = reached ? 'essential' : tierOf(random, layer);
  const policy = tier ? tiers[tier] : null;
  const testedAt = policy?.testDays
    ? lastDone(random, policy.testDays, epoch)
    : null;
  const name = `service-${String(index).padStart(6, '0')}`;
  const tooShort =
    policy !== null && !reached && layer === 0 && random.chance(0.03);
  const suitable = functions.filter(item => item.tier === tier);
  const supporting = !reached && tier && layer < 2 && random.chance(0.2);
  return {
    index,
    name,
    ref: `component:default/${name}`,
    // Every group, on every level, owns something.
    owner: groups[index % groups.length].ref,
    tier,
    layer,
    mtpd: tooShort ? Math.floor(policy.rto / 2) : null,
    recoveryTime: random.between(120, 300),
    supports: supporting ? [random.pick(suitable).ref] : [],
    dependsOn: [],
    oneOf: null,
    site: random.chance(0.5) ? random.between(1, 6) : null,
    inCycle: false,
    dangling: policy !== null && !reached && !tooShort && random.chance(0.005),
    reached,
    reviewedAt: policy ? lastDone(random, policy.reviewDays, epoch) : null,
    testedAt,
    achievedRto: policy && testedAt ? achieved(random, policy.rto) : null,
    achievedRpo: policy && testedAt ? achieved(random, policy.rpo) : null,
  };
}

/**
 * All services of a catalog of `n`.
 *
 * @param epoch - what ages count back from, in milliseconds
 */
export function generateServices(n: number, epoch: number): Service[] {
  const services = Array.from({ length: n }, (_, index) =>
    serviceOf(index, n, epoch),
  );
  connect(services);
  return services;
}

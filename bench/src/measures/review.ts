import type {
  EntityPosture,
  Rollup,
} from '@backstage-continuity/plugin-continuity-common';
import type { Context, Measure } from '../driver/context';
import { costOf, costText, type Cost } from '../driver/cost';
import { get, NO_OP } from '../driver/samplers';
import { interleave, median, ratios } from '../driver/sampling';
import { tiers, type Service } from '../generator';

const DAY = 86_400_000;
const TURNS = 2;

/** Nothing is wrong with it but that nobody has looked at it for long. */
function isOverdueByReview(service: Service, now: number): boolean {
  if (service.tier === null || service.reviewedAt === null) return false;
  const { rto, rpo, reviewDays, testDays } = tiers[service.tier];
  const flawed = service.mtpd !== null || service.inCycle || service.dangling;
  const tested =
    testDays === null ||
    (service.testedAt !== null &&
      service.testedAt + testDays * DAY > now + DAY &&
      service.achievedRto! <= rto &&
      service.achievedRpo! <= rpo);
  return !flawed && tested && service.reviewedAt + reviewDays * DAY < now;
}

/** Card, rollup and findings, read after the answer, must show it. */
async function mustShow({ reader }: Context, service: Service, before: number) {
  const card = await reader.json<EntityPosture>(
    'GET',
    `/api/continuity/entities/component/default/${service.name}`,
  );
  const findings = await reader.json<{ items: unknown[] }>(
    'GET',
    `/api/continuity/findings?family=review&entityRef=${service.ref}`,
  );
  const overdue = await overdueOf(reader, service.owner);
  if (
    card.status === 'overdue' ||
    findings.items.length > 0 ||
    overdue !== before - 1
  ) {
    throw new Error(`The review of ${service.ref} does not show everywhere`);
  }
}

async function overdueOf(reader: Context['reader'], owner: string) {
  const { total } = await reader.json<Rollup>(
    'GET',
    `/api/continuity/rollup?by=tier&owner=${owner}`,
  );
  return total.byStatus.overdue;
}

/** The answer to a confirmation comes when everything shows it. */
export const review: Measure = {
  name: 'confirming a review',
  async run(context) {
    const { backend, n, options, reader, report, services } = context;
    const waiting = services.filter(service =>
      isOverdueByReview(service, Date.now()),
    );
    const rounds = Math.min(
      options.rounds,
      Math.floor(waiting.length / TURNS) - 1,
    );
    const costs: Cost[] = [];
    const samples = await interleave(
      {
        confirm: async () => {
          const service = waiting.pop()!;
          const before = await overdueOf(reader, service.owner);
          const cost = await costOf(backend, () =>
            reader.ask('POST', '/api/continuity/reviews', {
              items: [{ entityRef: service.ref }],
            }),
          );
          costs.push(cost);
          await mustShow(context, service, before);
          return cost.answer.ms;
        },
        noOp: get(reader, NO_OP),
      },
      { rounds, turns: TURNS },
    );
    const spread = ratios(samples, round => round.confirm / round.noOp);
    report.add({
      ...spread,
      target: 'review',
      n,
      value: spread.median,
      parts: { confirm: median(samples.confirm), noOp: median(samples.noOp) },
      note: costText(costs[costs.length - 1]),
    });
  },
};

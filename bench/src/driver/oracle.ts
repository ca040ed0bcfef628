import knexFactory, { type Knex } from 'knex';
import { groups, tiers, WARN_DAYS, type Service } from '../generator';

const DAY = 86_400_000;

/** What must come out, in plain SQL over what the generator made. */
const STATUS = `case
  when s.tier is null then 'unclassified'
  when s.flawed or s.reviewed_at is null
    or (t.test_days is not null and s.tested_at is null)
    or s.achieved_rto > t.rto or s.achieved_rpo > t.rpo then 'gap'
  when s.reviewed_at + t.review_days * ${DAY} < :now
    or s.tested_at + t.test_days * ${DAY} < :now then 'overdue'
  when s.reviewed_at + (t.review_days - ${WARN_DAYS}) * ${DAY} <= :now
    or s.tested_at + (t.test_days - ${WARN_DAYS}) * ${DAY} <= :now then 'due-soon'
  else 'ready' end`;

/** Number of entities by tier and status, as `tier/status`. */
export type Counts = Record<string, number>;

/** An independent opinion: another engine, other statements, other rules. */
export class Oracle {
  readonly #knex: Knex;

  static async of(services: Service[]): Promise<Oracle> {
    const oracle = new Oracle();
    await oracle.#fill(services);
    return oracle;
  }

  private constructor() {
    this.#knex = knexFactory({
      client: 'better-sqlite3',
      connection: { filename: ':memory:' },
      useNullAsDefault: true,
    });
  }

  /** What exactly this group owns. */
  ofOwner(owner: string, now: number): Promise<Counts> {
    return this.#counts('where s.owner = :group', { group: owner, now });
  }

  /** What this group and all groups below it own. */
  ofSubtree(group: string, now: number): Promise<Counts> {
    return this.#counts(
      `where s.owner in (
        with recursive below(ref) as (
          select :group union select g.ref from groups g join below b on g.parent = b.ref
        ) select ref from below)`,
      { group, now },
    );
  }

  all(now: number): Promise<Counts> {
    return this.#counts('', { now });
  }

  async close() {
    await this.#knex.destroy();
  }

  async #counts(
    where: string,
    bindings: Record<string, string | number>,
  ): Promise<Counts> {
    const rows: { tier: string | null; status: string; count: number }[] =
      await this.#knex.raw(
        `select s.tier as tier, ${STATUS} as status, count(*) as count
         from services s left join tiers t on t.name = s.tier ${where} group by 1, 2`,
        bindings,
      );
    return Object.fromEntries(
      rows.map(row => [
        `${row.tier ?? 'unclassified'}/${row.status}`,
        row.count,
      ]),
    );
  }

  async #fill(services: Service[]) {
    await this.#knex.schema
      .createTable('groups', table => {
        table.string('ref').primary();
        table.string('parent').index();
      })
      .createTable('tiers', table => {
        table.string('name').primary();
        for (const column of ['rto', 'rpo', 'review_days', 'test_days']) {
          table.integer(column);
        }
      })
      .createTable('services', table => {
        table.string('owner').index();
        table.string('tier');
        table.boolean('flawed');
        for (const column of [
          'reviewed_at',
          'tested_at',
          'achieved_rto',
          'achieved_rpo',
        ]) {
          table.bigInteger(column);
        }
      });
    await this.#knex.batchInsert(
      'groups',
      groups.map(({ ref, parent }) => ({ ref, parent: parent?.ref ?? null })),
      100,
    );
    await this.#knex.batchInsert(
      'tiers',
      Object.entries(tiers).map(([name, tier]) => ({
        name,
        rto: tier.rto,
        rpo: tier.rpo,
        review_days: tier.reviewDays,
        test_days: tier.testDays,
      })),
    );
    await this.#knex.batchInsert(
      'services',
      services.map(service => ({
        owner: service.owner,
        tier: service.tier,
        flawed: service.mtpd !== null || service.inCycle || service.dangling,
        reviewed_at: service.reviewedAt,
        tested_at: service.testedAt,
        achieved_rto: service.achievedRto,
        achieved_rpo: service.achievedRpo,
      })),
      100,
    );
  }
}

import type { Finding } from '@backstage-continuity/plugin-continuity-common';
import type { Knex } from 'knex';
import type { ExceptionsService } from '../exceptions';
import type { Access } from '../http';
import type { InventoryService } from '../inventory';
import type { TestingService } from '../testing';
import { FindingQuery } from './FindingQuery';

/** As many as a small widget shows; the rest is a click away. */
const SHOWN = 5;

/** Answers what the caller should do next. */
export class DutiesReader {
  readonly #findings: FindingQuery;
  readonly #testing: TestingService;
  readonly #exceptions: ExceptionsService;

  constructor(options: {
    database: Knex;
    inventory: InventoryService;
    testing: TestingService;
    exceptions: ExceptionsService;
  }) {
    this.#findings = new FindingQuery(options);
    this.#testing = options.testing;
    this.#exceptions = options.exceptions;
  }

  async duties(access: Access, now: string) {
    const ownedBy = await access.ownershipRefs();
    const mine = {
      filters: {},
      findings: {
        state: ['open', 'undecided', 'due-soon'] as Finding['state'][],
        ownedBy,
      },
      scope: access.scope,
      now,
    };
    const [page, findingsTotal, tests, exceptionsToDecide] = await Promise.all([
      this.#findings.page({
        ...mine,
        access,
        sort: 'severity',
        cursor: undefined,
        limit: SHOWN,
      }),
      this.#findings.count(mine),
      this.#testing.plannedFor(ownedBy, now, SHOWN, access),
      this.#exceptions.countToDecide(access),
    ]);
    return { findings: page.items, findingsTotal, tests, exceptionsToDecide };
  }
}

import type {
  RecordEventKind,
  RevisionState,
} from '@backstage-continuity/plugin-continuity-common';

/** What an action is answered with: done, or the status of the refusal. */
export type Answer = 'ok' | 400 | 403 | 404 | 409;

export interface ModelRevision {
  number: number;
  state: RevisionState;
  version: number;
  text: string;
  /** Whether it was ever handed in. */
  wasSubmitted: boolean;
  wrote: Set<string>;
  submittedBy: string | null;
  approvedBy: string[];
}

/** Who does something, and whether by what is stored or by something older. */
export interface Step {
  by: string;
  isUpToDate: boolean;
}

/**
 * What becomes of a record of two levels of approval, told without any of the
 * code that keeps records.
 */
export class RecordModel {
  exists = false;
  isRetired = false;
  approved: ModelRevision | null = null;
  revisions: ModelRevision[] = [];
  events: RecordEventKind[] = [];
  readonly #acknowledged = new Set<string>();
  readonly #people: { reader: string; levels: string[] };

  /** @param people - who may only read, and who approves at which level */
  constructor(people: { reader: string; levels: string[] }) {
    this.#people = people;
  }

  get open(): ModelRevision | undefined {
    return this.revisions.find(one =>
      ['draft', 'in-review', 'returned'].includes(one.state),
    );
  }

  /** The newest revision, which somebody would decide on or save. */
  get newest(): ModelRevision | undefined {
    return this.revisions[this.revisions.length - 1];
  }

  create({ by }: Step): Answer {
    if (by === this.#people.reader) return 403;
    if (this.exists && !this.isRetired) return 409;
    this.exists = true;
    this.isRetired = false;
    this.approved = null;
    this.revisions = [];
    this.events = ['created'];
    this.#acknowledged.clear();
    this.#draft(by, '');
    return 'ok';
  }

  start({ by }: Step): Answer {
    const refusal = this.#mayNot(by);
    if (refusal) return refusal;
    if (this.isRetired || this.open) return 409;
    this.#draft(by, this.approved?.text ?? '');
    return this.#done('draft-started');
  }

  save({ by, isUpToDate }: Step, text: string): Answer {
    const refusal = this.#mayNot(by);
    if (refusal) return refusal;
    const open = this.#openIn('draft', 'returned');
    if (!open || !isUpToDate) return 409;
    Object.assign(open, { state: 'draft', text, version: open.version + 1 });
    open.wrote.add(by);
    return 'ok';
  }

  submit({ by, isUpToDate }: Step): Answer {
    const refusal = this.#mayNot(by);
    if (refusal) return refusal;
    const open = this.#openIn('draft', 'returned');
    if (!open || !isUpToDate) return 409;
    if (open.text === '') return 400;
    Object.assign(open, {
      state: 'in-review',
      wasSubmitted: true,
      submittedBy: by,
      approvedBy: [],
    });
    return this.#done('submitted');
  }

  withdraw({ by, isUpToDate }: Step): Answer {
    const refusal = this.#mayNot(by);
    if (refusal) return refusal;
    const open = this.#openIn('in-review');
    if (!open || !isUpToDate) return 409;
    open.state = 'draft';
    return this.#done('withdrawn');
  }

  discard({ by, isUpToDate }: Step): Answer {
    const refusal = this.#mayNot(by);
    if (refusal) return refusal;
    const open = this.#openIn('draft', 'returned');
    if (!open || !isUpToDate) return 409;
    if (this.revisions.length === 1 && !open.wasSubmitted) {
      this.exists = false;
      return 'ok';
    }
    open.state = 'discarded';
    return this.#done('discarded');
  }

  approve(step: Step): Answer {
    const open = this.#decidable(step);
    if (typeof open !== 'object') return open;
    open.approvedBy.push(step.by);
    if (open.approvedBy.length < this.#people.levels.length) {
      return this.#done('level-approved');
    }
    if (this.approved) this.approved.state = 'superseded';
    open.state = 'approved';
    this.approved = open;
    this.#acknowledged.clear();
    return this.#done('approved');
  }

  return(step: Step): Answer {
    const open = this.#decidable(step);
    if (typeof open !== 'object') return open;
    open.state = 'returned';
    return this.#done('returned');
  }

  confirm({ by, isUpToDate }: Step): Answer {
    const refusal = this.#mayNot(by);
    if (refusal) return refusal;
    if (this.isRetired || !this.approved || !isUpToDate) return 409;
    return this.#done('confirmed');
  }

  retire({ by }: Step): Answer {
    const refusal = this.#mayNot(by);
    if (refusal) return refusal;
    if (this.isRetired || this.open) return 409;
    this.isRetired = true;
    return this.#done('retired');
  }

  acknowledge({ by, isUpToDate }: Step): Answer {
    if (!this.exists) return 404;
    if (this.isRetired || !this.approved || !isUpToDate) return 409;
    if (this.#acknowledged.has(by)) return 'ok';
    this.#acknowledged.add(by);
    return this.#done('acknowledged');
  }

  #draft(by: string, text: string) {
    this.revisions.push({
      number: this.revisions.length + 1,
      state: 'draft',
      version: (this.newest?.version ?? 0) + 1,
      text,
      wasSubmitted: false,
      wrote: new Set([by]),
      submittedBy: null,
      approvedBy: [],
    });
  }

  #mayNot(by: string): 403 | 404 | null {
    if (!this.exists) return 404;
    return by === this.#people.reader ? 403 : null;
  }

  #openIn(...states: RevisionState[]): ModelRevision | undefined {
    const { open } = this;
    return !this.isRetired && open && states.includes(open.state)
      ? open
      : undefined;
  }

  #decidable({ by, isUpToDate }: Step): ModelRevision | Answer {
    const refusal = this.#mayNot(by);
    if (refusal) return refusal;
    const open = this.#openIn('in-review');
    if (!open || !isUpToDate) return 409;
    const isItsTurn = this.#people.levels[open.approvedBy.length] === by;
    return open.wrote.has(by) || open.submittedBy === by || !isItsTurn
      ? 403
      : open;
  }

  #done(event: RecordEventKind): Answer {
    this.events.push(event);
    return 'ok';
  }
}

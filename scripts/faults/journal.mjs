// What was asked of the replicas, and what they said: the promise that the
// checks hold them to.

export class Journal {
  /** Rows that attempts add, by table and token. */
  added = new Map();
  /** How rows must look, by table and id, since somebody was told so. */
  states = new Map();
  /** Kinds of events that each record must have, in order. */
  histories = new Map();
  counts = { acknowledged: 0, refused: 0, unknown: 0, lateAcknowledged: 0 };
  /** What should not have been answered so. */
  complaints = [];
  byOperation = {};

  /** An attempt to add rows that carry a token: all of them, or none. */
  adding(table, token, rows) {
    const entry = { table, token, rows, acknowledged: false };
    this.added.set(`${table}/${token}`, entry);
    return entry;
  }

  /** From now on the row must look so. */
  must(table, id, columns) {
    this.states.set(`${table}/${id}`, { table, id, columns });
  }

  /** The record has one more event of this kind. */
  happened(recordId, kind) {
    const kinds = this.histories.get(recordId) ?? [];
    this.histories.set(recordId, [...kinds, kind]);
  }

  answered(operation, outcome) {
    this.counts[outcome]++;
    const counts = (this.byOperation[operation] ??= {});
    counts[outcome] = (counts[outcome] ?? 0) + 1;
  }

  complain(what) {
    this.complaints.push(what);
  }
}

import type { Knex } from 'knex';
import { toDate, type StoredInstant } from '../database';

interface BeatRow {
  task: string;
  run_id: string;
  beat_at: StoredInstant | Date;
}

/** A run of a task, as the table knows it. */
export interface TaskRun {
  task: string;
  runId: string;
}

/** SQL of the signs of life of tasks. */
export class BeatStore {
  readonly #database: Knex;

  constructor(database: Knex) {
    this.#database = database;
  }

  /** A run begins; the scheduler has seen to it that there is no other. */
  async begin({ task, runId }: TaskRun, now: string): Promise<void> {
    await this.#database<BeatRow>('task_beats')
      .insert({ task, run_id: runId, beat_at: toDate(now) })
      .onConflict('task')
      .merge();
  }

  async beat({ task, runId }: TaskRun, now: string): Promise<void> {
    await this.#database<BeatRow>('task_beats')
      .where({ task, run_id: runId })
      .update({ beat_at: toDate(now) });
  }

  /** @returns whether it had not ended before */
  async end({ task, runId }: TaskRun): Promise<boolean> {
    const count = await this.#database<BeatRow>('task_beats')
      .where({ task, run_id: runId })
      .delete();
    return count > 0;
  }

  /** Runs of which nothing was heard since then. */
  async silentSince(instant: string): Promise<TaskRun[]> {
    const rows: BeatRow[] = await this.#database<BeatRow>('task_beats')
      .where('beat_at', '<', toDate(instant))
      .select();
    return rows.map(row => ({ task: row.task, runId: row.run_id }));
  }
}

import {
  mergeContents,
  type ContentConflict,
  type JsonValue,
  type RecordRevision,
} from '@backstage-continuity/plugin-continuity-common';
import { refusalOf } from '../../../components';
import type { FormProblem } from '../form/problems';
import type { LocalDraft, LocalDrafts } from './localDrafts';

/** How what is typed stands with the server. */
export type SaveState =
  /** Null: nothing was changed since the form was opened. */
  | { kind: 'saved'; at: number | null }
  | { kind: 'waiting' }
  | { kind: 'invalid'; problem: FormProblem }
  | { kind: 'failed'; reason: string }
  | { kind: 'signed-out' }
  /** It is no draft any more. */
  | { kind: 'gone'; theirs: RecordRevision }
  | {
      kind: 'conflict';
      merged: JsonValue;
      conflicts: ContentConflict[];
      theirs: RecordRevision;
    };

export interface DraftSaverOptions {
  revision: RecordRevision;
  local: LocalDrafts;
  save(version: number, content: JsonValue): Promise<RecordRevision>;
  /** The draft as the server has it now. */
  read(): Promise<RecordRevision>;
  /** Why the server would not take a content; null: it would. */
  problemOf(content: JsonValue): FormProblem | null;
  /** Puts what somebody else changed into the form. */
  adopt(content: JsonValue): void;
  /** Milliseconds without a change after which it is sent. */
  pause?: number;
  /** Milliseconds after which what failed is sent again. */
  retryAfter?: number;
}

function statusOf(error: unknown): number | undefined {
  return (error as { statusCode?: number } | null)?.statusCode;
}

function same(a: JsonValue, b: JsonValue): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/**
 * Brings what is typed to the server: kept in the browser at once, sent a moment
 * after the last change, one request at a time, and merged with what somebody
 * else saved meanwhile.
 */
export class DraftSaver {
  #state: SaveState = { kind: 'saved', at: null };
  #content: JsonValue;
  #sent: JsonValue;
  #base: JsonValue;
  #version: number;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #sending: Promise<void> | undefined;
  readonly #listeners = new Set<() => void>();
  readonly #options: DraftSaverOptions;

  constructor(options: DraftSaverOptions) {
    const { content, version } = options.revision;
    this.#options = options;
    this.#content = content;
    this.#sent = content;
    this.#base = content;
    this.#version = version;
  }

  /** Number of the last version that the server took. */
  get version(): number {
    return this.#version;
  }

  readonly getState = (): SaveState => this.#state;

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  };

  /** Takes what the form holds now. */
  change(content: JsonValue) {
    if (same(content, this.#content)) return;
    this.#content = content;
    this.#keep();
    // What waits for a decision is not overtaken by the next letter.
    if (this.#state.kind === 'conflict' || this.#state.kind === 'gone') return;
    this.#become({ kind: 'waiting' });
    this.#schedule(this.#options.pause ?? 1000);
  }

  /** Takes up what was typed at another time, on what the server had then. */
  resume(mine: LocalDraft) {
    if (mine.version === this.#version) this.change(mine.content);
    else this.#reconcile(mine.base, mine.content, this.#options.revision);
  }

  /** Sends what is not sent yet. @returns whether all of it is saved */
  async flush(): Promise<boolean> {
    clearTimeout(this.#timer);
    // Whatever is on its way may be out of date already.
    await this.#sending;
    await this.#send();
    return this.#state.kind === 'saved';
  }

  /** Goes on with what a person made of a conflict. */
  decide(content: JsonValue) {
    this.#content = content;
    this.#options.adopt(content);
    this.#keep();
    this.#become({ kind: 'waiting' });
    this.#schedule(0);
  }

  stop() {
    clearTimeout(this.#timer);
  }

  #become(state: SaveState) {
    this.#state = state;
    this.#listeners.forEach(listener => listener());
  }

  #keep() {
    this.#options.local.keep({
      content: this.#content,
      base: this.#base,
      version: this.#version,
      at: Date.now(),
    });
  }

  #schedule(milliseconds: number) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#send(), milliseconds);
  }

  #send(): Promise<void> {
    this.#sending ??= this.#attempt().finally(() => {
      this.#sending = undefined;
    });
    return this.#sending;
  }

  async #attempt(): Promise<void> {
    const { kind } = this.#state;
    if (kind === 'conflict' || kind === 'gone') return;
    if (same(this.#content, this.#sent)) {
      this.#settle(kind === 'saved' ? null : Date.now());
      return;
    }
    const problem = this.#options.problemOf(this.#content);
    if (problem) {
      this.#become({ kind: 'invalid', problem });
      return;
    }
    const content = this.#content;
    this.#become({ kind: 'waiting' });
    try {
      const saved = await this.#options.save(this.#version, content);
      this.#version = saved.version;
      this.#base = saved.content;
      this.#sent = content;
      if (same(content, this.#content)) this.#settle(Date.now());
      else this.#schedule(0);
    } catch (error) {
      await this.#refused(error as Error);
    }
  }

  #settle(at: number | null) {
    this.#options.local.forget();
    if (this.#state.kind !== 'saved') this.#become({ kind: 'saved', at });
  }

  async #refused(error: Error): Promise<void> {
    const status = statusOf(error);
    if (status === 409) {
      await this.#catchUp(error);
      return;
    }
    this.#become(
      status === 401
        ? { kind: 'signed-out' }
        : { kind: 'failed', reason: refusalOf(error).message },
    );
    // What the server refuses for good would be refused again.
    if (status === undefined || status === 401 || status >= 500) {
      this.#schedule(this.#options.retryAfter ?? 15_000);
    }
  }

  /** Somebody else was faster. */
  async #catchUp(refusal: Error): Promise<void> {
    let theirs: RecordRevision;
    try {
      theirs = await this.#options.read();
    } catch (error) {
      this.#become({
        kind: 'failed',
        reason: refusalOf(error as Error).message,
      });
      return;
    }
    if (theirs.state !== 'draft' && theirs.state !== 'returned') {
      this.#become({ kind: 'gone', theirs });
    } else if (theirs.version === this.#version) {
      this.#become({ kind: 'failed', reason: refusalOf(refusal).message });
    } else {
      this.#reconcile(this.#base, this.#content, theirs);
    }
  }

  #reconcile(base: JsonValue, mine: JsonValue, theirs: RecordRevision) {
    const { merged, conflicts } = mergeContents(base, mine, theirs.content);
    this.#version = theirs.version;
    this.#base = theirs.content;
    this.#sent = theirs.content;
    this.#content = mine;
    this.#keep();
    if (conflicts.length > 0) {
      this.#become({ kind: 'conflict', merged, conflicts, theirs });
    } else {
      this.decide(merged);
    }
  }
}

/** Milliseconds after which a trouble that goes on is told again. */
const TOLD_AGAIN_AFTER = 3_600_000;

/** When there are more, one may be told again early. */
const REMEMBERED = 10_000;

/**
 * Keeps the log from saying the same again with every attempt: a trouble is told
 * when it begins, once an hour while it goes on, and when it is over.
 */
export class Troubles {
  readonly #told = new Map<string, number>();
  readonly #clock: () => number;

  constructor(clock: () => number = Date.now) {
    this.#clock = clock;
  }

  /** Whether a trouble that is here is to be told now. */
  isNews(key: string): boolean {
    const now = this.#clock();
    const told = this.#told.get(key);
    if (told !== undefined && now - told < TOLD_AGAIN_AFTER) return false;
    if (this.#told.size >= REMEMBERED) this.#told.clear();
    this.#told.set(key, now);
    return true;
  }

  /** Whether a trouble that is not here any more had been told. */
  isOver(key: string): boolean {
    return this.#told.delete(key);
  }
}

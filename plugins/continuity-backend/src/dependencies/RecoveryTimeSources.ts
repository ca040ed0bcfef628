import { secondsSchema } from '@backstage-continuity/plugin-continuity-common';
import type { RecoveryTimeSource } from '@backstage-continuity/plugin-continuity-node';

/** A recovery time that a source knows. */
export interface SourcedTime {
  type: string;
  seconds: number;
  title?: string;
}

/** Types of sources that are not brought along by plugins. */
const RESERVED = ['measured', 'option', 'declared', 'interface'];

const isSpan = (seconds: number) => secondsSchema.safeParse(seconds).success;

/** What other plugins know of recovery times, in the order of trust. */
export class RecoveryTimeSources {
  readonly #sources: RecoveryTimeSource[];

  /** @throws Error when two sources have the same id, or one that means something else */
  static create(sources: RecoveryTimeSource[]) {
    const ids = sources.map(({ id }) => id);
    const twice = ids.find((id, index) => ids.indexOf(id) !== index);
    if (twice) {
      throw new Error(`Two sources of recovery times have the id "${twice}"`);
    }
    const taken = ids.find(id => RESERVED.includes(id));
    if (taken) {
      throw new Error(
        `A source of recovery times has the id "${taken}", which has a meaning of its own`,
      );
    }
    return new RecoveryTimeSources(
      [...sources].sort((a, b) => b.trust - a.trust || (a.id < b.id ? -1 : 1)),
    );
  }

  private constructor(sources: RecoveryTimeSource[]) {
    this.#sources = sources;
  }

  async timesOf(entityRefs: string[]): Promise<Map<string, SourcedTime[]>> {
    const times = new Map<string, SourcedTime[]>();
    for (const source of this.#sources) {
      const known = await source.recoveryTimes(entityRefs);
      for (const [ref, { seconds, title }] of known) {
        if (!isSpan(seconds)) {
          throw new Error(
            `The source "${source.id}" says that ${ref} recovers in ${seconds}; expected whole seconds`,
          );
        }
        times.set(ref, [
          ...(times.get(ref) ?? []),
          { type: source.id, seconds, ...(title !== undefined && { title }) },
        ]);
      }
    }
    return times;
  }

  /** Has the sources say when something they know has changed. */
  async subscribe(changed: (entityRefs: string[]) => Promise<void>) {
    await Promise.all(this.#sources.map(source => source.subscribe?.(changed)));
  }
}

import { ServiceUnavailableError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { durationToMilliseconds, type HumanDuration } from '@backstage/types';

/**
 * The catalog, of which nobody waits for an answer for ever.
 *
 * @remarks
 * Its client knows no time limit, and an answer that breaks off in the middle
 * never ends for it: whoever waits for one would wait until the process ends.
 *
 * @param answerWithin - how long to wait for one answer, or one page of it
 */
export function patientCatalog(
  catalog: CatalogService,
  answerWithin: HumanDuration,
): CatalogService {
  const patienceMs = durationToMilliseconds(answerWithin);
  const within = async <T>(answer: Promise<T>): Promise<T> => {
    let timer: NodeJS.Timeout | undefined;
    const tooLate = new Promise<never>((_, reject) => {
      timer = setTimeout(
        () =>
          reject(
            new ServiceUnavailableError(
              `The catalog did not answer within ${patienceMs / 1000} seconds`,
            ),
          ),
        patienceMs,
      );
    });
    try {
      return await Promise.race([answer, tooLate]);
    } finally {
      clearTimeout(timer);
    }
  };
  async function* patiently<P>(pages: AsyncIterable<P>) {
    const iterator = pages[Symbol.asyncIterator]();
    for (;;) {
      const page = await within(iterator.next());
      if (page.done) return;
      yield page.value;
    }
  }
  const asked: Partial<CatalogService> = {
    getEntities: (...request) => within(catalog.getEntities(...request)),
    getEntitiesByRefs: (...request) =>
      within(catalog.getEntitiesByRefs(...request)),
    streamEntities: (...request) =>
      patiently(catalog.streamEntities(...request)),
  };
  return new Proxy(catalog, {
    get: (target, name) => {
      const own = Reflect.get(target, name);
      return (
        Reflect.get(asked, name) ??
        (typeof own === 'function' ? own.bind(target) : own)
      );
    },
  });
}

import { generateServices, historyOf } from '../generator';
import type { BackendProcess } from './backendProcess';
import type { Databases } from './databases';
import { patiently } from './patiently';
import { tell } from './progress';

/** Services whose history is imported by one request. */
const IMPORTED_AT_ONCE = 2000;
const LOADED_WITHIN = 3600_000;

/** Gives the catalog its entities, and continuity what people did so far. */
export async function loadEverything(
  backend: BackendProcess,
  databases: Databases,
  { n, epoch }: { n: number; epoch: number },
): Promise<void> {
  const { given } = await backend.service.json<{ given: number }>(
    'POST',
    '/api/bench/load',
    { n, epoch },
  );
  tell(`The catalog was given ${given} entities, and processes them`);
  await importHistory(backend, { n, epoch });
  await untilStitched(databases, given);
}

async function importHistory(
  backend: BackendProcess,
  { n, epoch }: { n: number; epoch: number },
) {
  const services = generateServices(n, epoch);
  for (let start = 0; start < n; start += IMPORTED_AT_ONCE) {
    const content = historyOf(services.slice(start, start + IMPORTED_AT_ONCE));
    const report = await backend.service.json<{ rejected: number }>(
      'POST',
      '/api/continuity/import',
      { files: [{ name: `history-${start}.yaml`, content }] },
    );
    if (report.rejected > 0) {
      throw new Error(`History is refused: ${JSON.stringify(report)}`);
    }
    tell(`History of ${Math.min(n, start + IMPORTED_AT_ONCE)} services is in`);
  }
}

/** Processed and put together, all of it. */
async function untilStitched(databases: Databases, entities: number) {
  const catalog = databases.of('catalog');
  let told = 0;
  const count = async (query: { count: Function }) => {
    const [row] = await query.count({ count: '*' });
    return Number(row.count);
  };
  await patiently(
    'The catalog processes everything',
    async () => {
      const done = await count(
        catalog('final_entities').whereNotNull('final_entity'),
      );
      const waiting = await count(catalog('stitch_queue'));
      const unprocessed = await count(
        catalog('refresh_state').whereNull('processed_entity'),
      );
      if (done - told >= 2000) {
        told = done;
        tell(`The catalog has put ${done} of ${entities} entities together`);
      }
      return done >= entities && waiting + unprocessed === 0;
    },
    { within: LOADED_WITHIN, every: 1000 },
  );
}

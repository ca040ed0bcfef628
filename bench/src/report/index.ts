import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Recorder } from '../driver/context';
import type { Options } from '../driver/options';
import { benchPath } from '../driver/paths';
import { tell } from '../driver/progress';
import { browserCosts } from './browser';
import { driftOf } from './drift';
import { environment } from './environment';
import { sizeText } from './format';
import { growthOf } from './growth';
import { writePage } from './page';
import { tableOf } from './table';
import { judge } from './verdicts';

/**
 * Prints the table, keeps the figures, and writes the page where asked for.
 *
 * @returns the exit code: 1 where a target that applies is missed, 2 where the
 * floors moved too far for the times to be relied on
 */
export function writeResults(report: Recorder, options: Options): number {
  const measured = [
    ...report.measured,
    ...growthOf(report.measured),
    ...browserCosts(process.env.BENCH_FOLDER ?? '.data'),
  ];
  const rows = judge(measured);
  const drift = driftOf(report.measured);
  const environmentNow = environment(report.database);
  console.log(tableOf(rows));
  const results = benchPath('results');
  mkdirSync(results, { recursive: true });
  const file = join(
    results,
    `${new Date().toISOString().replace(/:/g, '')}.json`,
  );
  writeFileSync(
    file,
    JSON.stringify(
      { environment: environmentNow, options, drift, measured },
      null,
      2,
    ),
  );
  tell(`All figures are in ${file}`);
  if (options.writeDocs) {
    writePage(rows, { environment: environmentNow, options, drift });
  }
  if (drift.length > 0) {
    console.log(`\nThe run is invalid: ${drift.join('; ')}`);
    return 2;
  }
  const missed = rows.filter(row => row.outcome === 'miss');
  console.log(
    missed.length === 0
      ? '\nEvery target that applies is met.'
      : `\n${missed.length} missed: ${missed
          .map(row => `${row.promise.what} (${sizeText(row.n)})`)
          .join(', ')}`,
  );
  return missed.length === 0 ? 0 : 1;
}

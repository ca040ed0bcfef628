// What came of it, as tables and as a file for the count of all tests.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** @returns whether everything was survived */
export function report({ results, findings, journal }, { seed, logs }) {
  const { counts, complaints } = journal;
  console.log(
    `\n${counts.acknowledged} writes acknowledged, ${counts.lateAcknowledged} found done without an answer, ${counts.unknown} not answered`,
  );
  const answered = {
    promise: 'nobody was refused what they may do',
    wrong: complaints,
  };
  const lines = [
    ...results.map(({ fault, wrong }) => [fault, wrong]),
    ...[answered, ...findings].map(({ promise, wrong }) => [promise, wrong]),
  ];
  const width = Math.max(...lines.map(([name]) => name.length));
  console.log(`\n${'Fault, and what was promised'.padEnd(width)}  Survived`);
  for (const [name, wrong] of lines) {
    console.log(`${name.padEnd(width)}  ${wrong.length === 0 ? 'yes' : 'NO'}`);
    for (const what of wrong.slice(0, 5)) console.log(`    ${what}`);
    if (wrong.length > 5) console.log(`    and ${wrong.length - 5} more`);
  }
  const failed = lines.filter(([, wrong]) => wrong.length > 0).length;
  const passed = lines.length - failed;
  writeFileSync(
    join(logs, 'faults.json'),
    JSON.stringify(
      {
        seed,
        passed,
        failed,
        counts,
        byOperation: journal.byOperation,
        results,
        findings,
      },
      null,
      2,
    ),
  );
  console.log(`\n${passed} survived, ${failed} not; seed ${seed}`);
  return failed === 0;
}

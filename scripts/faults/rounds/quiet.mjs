import { setTimeout as sleep } from 'node:timers/promises';

/** Without any fault, nothing fails. */
export async function quiet({ journal, probe }) {
  const began = Date.now();
  const { unknown } = journal.counts;
  await sleep(10 * 1000);
  const missed = probe.since(began).filter(({ served }) => !served);
  const unanswered = journal.counts.unknown - unknown;
  return {
    did: `people worked for ${Math.round((Date.now() - began) / 1000)} s`,
    wrong: [
      ...(missed.length > 0
        ? [`posture was not served ${missed.length} times`]
        : []),
      ...(unanswered > 0 ? [`${unanswered} writes were not answered`] : []),
    ],
  };
}

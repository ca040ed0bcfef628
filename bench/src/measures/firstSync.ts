import { empty } from '../driver/emptied';
import type { Measure } from '../driver/context';
import { retrieveFacts, sync, vacuum } from '../driver/posture';
import { median, spreadOf } from '../driver/sampling';

/** Each takes as long as all small measures together. */
const ROUNDS = (n: number, wanted: number) =>
  Math.min(wanted, n >= 10_000 ? 3 : n > 1000 ? 5 : 20);

export const firstSync: Measure = {
  name: 'first sync beside retrieval of facts',
  async run(context) {
    const { n, options, report } = context;
    const ours: number[] = [];
    const peers: number[] = [];
    for (let round = 0; round < ROUNDS(n, options.rounds); round++) {
      await empty(context);
      ours.push(await sync(context));
      peers.push(await retrieveFacts(context));
    }
    const spread = spreadOf(ours.map((ms, round) => ms / peers[round]));
    report.add({
      ...spread,
      target: 'first-sync',
      n,
      value: spread.median,
      parts: { sync: median(ours), retrieval: median(peers) },
      note: 'inside the handlers; the peer evaluates nothing',
    });
    await vacuum(context);
  },
};

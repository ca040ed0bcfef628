import { empty } from '../driver/emptied';
import type { Measure } from '../driver/context';
import { fewer } from '../driver/rounds';
import { retrieveFacts, sync, vacuum } from '../driver/posture';
import { median, spreadOf } from '../driver/sampling';

export const firstSync: Measure = {
  name: 'first sync beside retrieval of facts',
  async run(context) {
    const { n, options, report } = context;
    const ours: number[] = [];
    const peers: number[] = [];
    const rounds = fewer(options.rounds, n, {
      above1000: 10,
      from10000: 3,
      from50000: 3,
    });
    for (let round = 0; round < rounds; round++) {
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

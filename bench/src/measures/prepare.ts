import type { Measure } from '../driver/context';
import { retrieveFacts, sync, vacuum } from '../driver/posture';

/** Everything is known on both sides before anything is compared. */
export const prepare: Measure = {
  name: 'first sync and facts',
  always: true,
  async run(context) {
    await sync(context);
    await retrieveFacts(context);
    await vacuum(context);
  },
};

import { mockServices } from '@backstage/backend-test-utils';
import type { EventsServiceSubscribeOptions } from '@backstage/plugin-events-node';
import { EntityRefresher } from './EntityRefresher';

describe('EntityRefresher', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  const listen = async () => {
    const refreshed: string[][] = [];
    let fails = false;
    const refresher = new EntityRefresher({
      logger: mockServices.logger.mock(),
      sync: {
        refresh: async refs => {
          refreshed.push(refs);
          if (fails) throw new Error('The catalog is away');
          return { written: 0, removed: 0 };
        },
      },
    });
    const events = mockServices.events.mock();
    let subscription: EventsServiceSubscribeOptions | undefined;
    events.subscribe.mockImplementation(async options => {
      subscription = options;
    });
    await refresher.subscribe(events);
    return {
      refresher,
      refreshed,
      failFromNowOn: () => {
        fails = true;
      },
      topics: subscription?.topics,
      send: (eventPayload: unknown) =>
        subscription!.onEvent({
          topic: 'continuity.entity-changed',
          eventPayload,
        }),
    };
  };

  it('reads changed entities soon, together, and again later', async () => {
    const { send, refreshed, topics } = await listen();
    expect(topics).toEqual(['continuity.entity-changed']);
    await send({ entityRef: 'component:default/a' });
    await send({ entityRef: 'Component:default/A' });
    await send({ entityRef: 'component:default/b' });
    expect(refreshed).toEqual([]);

    const both = ['component:default/a', 'component:default/b'];
    await jest.advanceTimersByTimeAsync(1_000);
    expect(refreshed).toEqual([both]);
    await jest.advanceTimersByTimeAsync(4_000);
    expect(refreshed).toEqual([both, both]);
    await jest.advanceTimersByTimeAsync(10_000);
    expect(refreshed).toEqual([both, both, both]);
    await jest.advanceTimersByTimeAsync(60_000);
    expect(refreshed).toHaveLength(3);
  });

  it('passes over what it does not understand, and survives failures', async () => {
    const { send, refreshed, failFromNowOn, refresher } = await listen();
    for (const payload of [undefined, 'component:default/a', { ref: 'a' }]) {
      await send(payload);
    }
    await jest.advanceTimersByTimeAsync(60_000);
    expect(refreshed).toEqual([]);

    failFromNowOn();
    await send({ entityRef: 'component:default/a' });
    await jest.advanceTimersByTimeAsync(1_500);
    expect(refreshed).toHaveLength(1);
    refresher.stop();
    await jest.advanceTimersByTimeAsync(60_000);
    expect(refreshed).toHaveLength(1);
  });

  it('leaves a flood to the next reading of the catalog', async () => {
    const { send, refreshed } = await listen();
    for (let index = 0; index < 20_000; index++) {
      await send({ entityRef: `component:default/c${index}` });
    }
    await jest.advanceTimersByTimeAsync(1_000);
    expect(refreshed[0]).toHaveLength(5_000);
  });
});

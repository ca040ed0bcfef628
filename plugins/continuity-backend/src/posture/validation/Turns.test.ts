import { setTimeout } from 'node:timers/promises';
import { Turns } from './Turns';

describe('Turns', () => {
  it('lets so many at the same time, in the order they came', async () => {
    const turns = new Turns(2);
    const started: number[] = [];
    let now = 0;
    let most = 0;
    const results = await Promise.all(
      [1, 2, 3, 4, 5].map(number =>
        turns.take(async () => {
          started.push(number);
          now += 1;
          most = Math.max(most, now);
          await setTimeout(5);
          now -= 1;
          return number;
        }),
      ),
    );
    expect(results).toEqual([1, 2, 3, 4, 5]);
    expect(started).toEqual([1, 2, 3, 4, 5]);
    expect(most).toBe(2);
  });

  it('goes on after what fails', async () => {
    const turns = new Turns(1);
    const failed = turns.take(async () => {
      throw new Error('no');
    });
    const next = turns.take(async () => 'yes');
    await expect(failed).rejects.toThrow('no');
    await expect(next).resolves.toBe('yes');
    await expect(turns.take(async () => 'again')).resolves.toBe('again');
  });
});

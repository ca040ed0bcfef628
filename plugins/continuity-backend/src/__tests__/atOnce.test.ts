import { TestDatabases } from '@backstage/backend-test-utils';
import { startContinuity } from '../__testUtils__/backend';
import { changing } from '../__testUtils__/changes';
import { ANNA, BORIS, CARLA, company } from '../__testUtils__/company';
import { arena, races } from '../__testUtils__/races';

jest.setTimeout(300_000);

describe('two people at once', () => {
  const databases = TestDatabases.create();

  it('are tried with every change that the contract knows', () => {
    expect(Object.keys(races).sort()).toEqual([...changing].sort());
  });

  it.each(databases.eachSupportedId())(
    'are both heard, or one of them is told, at two replicas, %p',
    async databaseId => {
      const database = await databases.init(databaseId);
      const entities = [...company, ...arena(changing.length)];
      const replicas = [
        await startContinuity({ database, entities }),
        await startContinuity({ database, entities }),
      ];
      const [{ api }] = replicas;
      try {
        const answers: Record<string, number[]> = {};
        const expected: Record<string, number[]> = {};
        for (const [index, operation] of changing.entries()) {
          const name = `arena-${index}`;
          const race = await races[operation]!({
            name,
            ref: `component:default/${name}`,
            anna: api(ANNA),
            carla: api(CARLA),
          }).catch(error => {
            throw new Error(
              `The race of ${operation} did not begin: ${error.cause}`,
            );
          });
          const { users = [ANNA, BORIS] } = race;
          const both = await Promise.all(
            replicas.map(({ call }, at) => race.ask(call, users[at])),
          );
          answers[operation] = both.map(({ status }) => status).sort();
          const other = race.or?.join() === answers[operation].join();
          expected[operation] = (other && race.or) || race.answers;
        }
        expect(answers).toEqual(expected);
      } finally {
        await Promise.all(replicas.map(({ stop }) => stop()));
      }
    },
  );
});

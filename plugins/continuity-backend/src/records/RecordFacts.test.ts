import { TestDatabases } from '@backstage/backend-test-utils';
import { CHECKOUT, WEB } from '../__testUtils__/company';
import { ANALYSIS, analysisContent } from '../__testUtils__/records';
import { recordsRoom } from './__testUtils__/room';

jest.setTimeout(60_000);

describe('what becomes known of the subjects of records', () => {
  const databases = TestDatabases.create();

  it.each(databases.eachSupportedId())(
    'undoes nothing that somebody does to a record meanwhile, %p',
    async databaseId => {
      const database = await databases.init(databaseId);
      const { records, write, clock } = await recordsRoom(database);
      const id = await write(ANALYSIS, CHECKOUT, analysisContent());

      const other = await database.transaction();
      await other('records').where({ id }).update({ people_version: 7 });
      const subject = { title: 'Checkout', ownerRef: WEB, tier: 'essential' };
      const refreshing = database.transaction(tx =>
        records.facts.refresh(
          tx,
          new Map([[CHECKOUT, { subject, facets: {} }]]),
          clock.now,
        ),
      );
      // Time enough to read the record as it was.
      await new Promise(resolve => setTimeout(resolve, 300));
      await other.commit();
      await refreshing;

      expect(await database('records').where({ id }).first()).toMatchObject({
        people_version: 7,
        subject_title: 'Checkout',
        tier: 'essential',
      });
    },
  );
});

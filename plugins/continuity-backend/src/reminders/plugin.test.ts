import { TestDatabases } from '@backstage/backend-test-utils';
import { startContinuity } from '../__testUtils__/backend';
import { BORIS, CHECKOUT, WEB } from '../__testUtils__/company';
import {
  ANALYSIS,
  analysisContent,
  companyWith,
  writeRecord,
} from '../__testUtils__/records';
import { Inbox } from './__testUtils__/room';

jest.setTimeout(120_000);

describe('reminders in a backend', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

  /** What people are told of a record that Boris asks to approve. */
  async function toldOf(options: { isInstalled: boolean; enabled?: boolean }) {
    const inbox = new Inbox();
    const { api, scheduler, stop } = await startContinuity({
      database: await databases.init('SQLITE_3'),
      entities: companyWith(),
      ...(options.enabled !== undefined && {
        config: { reminders: { enabled: options.enabled } },
      }),
      ...(options.isInstalled && { notifications: inbox }),
    });
    try {
      const boris = api(BORIS);
      const { id, draft } = await writeRecord(
        boris,
        ANALYSIS,
        CHECKOUT,
        analysisContent(),
      );
      await boris.submitDraft({
        params: { id },
        body: { version: draft.version },
      });
      await scheduler.triggerTask('reminders-due');
      await scheduler.triggerTask('reminders');
      return inbox.take();
    } finally {
      await stop();
    }
  }

  it('go to those who are asked', async () => {
    expect(await toldOf({ isInstalled: true })).toEqual([
      expect.objectContaining({ to: [WEB], except: [BORIS] }),
    ]);
  });

  it('go nowhere where nobody takes them, or nobody wants them', async () => {
    expect(await toldOf({ isInstalled: false })).toEqual([]);
    expect(await toldOf({ isInstalled: true, enabled: false })).toEqual([]);
  });
});

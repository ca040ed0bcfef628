import { TestDatabases } from '@backstage/backend-test-utils';
import { contract } from '@backstage-continuity/plugin-continuity-common';
import { startContinuity } from '../__testUtils__/backend';
import { ANNA, BORIS, CHECKOUT, TILL, WEB } from '../__testUtils__/company';
import { addHistory } from '../__testUtils__/history';

jest.setTimeout(60_000);

describe('what is read without a session', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
  let stop: (() => Promise<void>) | undefined;
  afterEach(async () => {
    await stop?.();
    stop = undefined;
  });

  async function start() {
    const database = await databases.init('SQLITE_3');
    const backend = await startContinuity({ database });
    stop = backend.stop;
    return backend;
  }

  it('reads a calendar by its address alone, until it is revoked', async () => {
    const { api, call } = await start();
    await addHistory(api(ANNA));
    const { url, id } = await api(ANNA).createCalendarFeed({
      body: { subjectRef: WEB },
    });
    const path = url.slice(url.indexOf('/calendar/'));
    const answer = await call('get', path, null);
    expect(answer.status).toBe(200);
    expect(answer.headers['content-type']).toMatch('text/calendar');
    expect(answer.headers['cache-control']).toBe('private, no-store');
    const lines = answer.text.replace(/\r\n[ \t]/g, '');
    expect(lines.match(/BEGIN:VEVENT/g)).toHaveLength(2);
    expect(lines).toContain(CHECKOUT);
    expect(lines).not.toContain(TILL);
    const [feed] = (await api(ANNA).listCalendarFeeds()).items;
    expect(feed).toMatchObject({ id, lastReadAt: expect.any(String) });
    expect(JSON.stringify(feed)).not.toContain(url.split('/').at(-1));

    const revoke = (user: string) =>
      call('delete', `/calendar-feeds/${id}`, user);
    expect((await revoke(BORIS)).status).toBe(404);
    expect((await revoke(ANNA)).status).toBe(204);
    expect((await call('get', path, null)).status).toBe(404);
    expect((await revoke(ANNA)).status).toBe(404);
  });

  it('serves the contract with every operation', async () => {
    const { call } = await start();
    const { status, body } = await call('get', '/openapi.json');
    expect(status).toBe(200);
    const listed = Object.values<Record<string, { operationId: string }>>(
      body.paths,
    ).flatMap(path => Object.values(path).map(one => one.operationId));
    expect(listed.sort()).toEqual(Object.keys(contract).sort());
    expect((await call('get', '/openapi.json', null)).status).toBe(401);
    expect((await call('get', '/nothing-here')).status).toBe(404);
  });
});

import type { ServerResponse } from 'node:http';
import {
  answerError,
  answerJson,
  report,
  startBackend,
} from './__testUtils__/backend';
import {
  component,
  folderWithService,
  temporaryRepository,
} from './__testUtils__/repository';
import { run } from './__testUtils__/run';

const TOKEN = 'a-token-that-nobody-may-see';

describe('where the check cannot be made', () => {
  const html = '<!doctype html>';

  it.each([
    [
      401,
      answerError(401, 'AuthenticationError', 'Illegal token'),
      'does not accept the token. Set BACKSTAGE_TOKEN',
    ],
    [
      403,
      answerError(403, 'NotAllowedError', 'Missing permission'),
      'does not allow the check: Missing permission. The token needs',
    ],
    [
      404,
      answerError(404, 'NotFoundError', 'Not found'),
      'knows no check of changes',
    ],
    [413, answerError(413, 'PayloadTooLargeError', 'Too large'), 'larger than'],
    [
      400,
      answerError(400, 'InputError', 'documents: Too big'),
      'refuses the change: documents: Too big',
    ],
    [
      503,
      answerError(503, 'ServiceUnavailableError', 'Catalog is away'),
      'failed with 503: Catalog is away. Try again later',
    ],
    [
      'a page',
      (response: ServerResponse) => response.end(html),
      'answers something else than a report',
    ],
    [
      'other JSON',
      answerJson(200, { items: [] }),
      'answers something else than a report',
    ],
    [
      'a broken connection',
      (response: ServerResponse) => response.destroy(),
      'cannot be reached: ',
    ],
  ])('says what to do after %s', async (_, answer, message) => {
    const backend = await startBackend(answer);
    const { code, stdout, stderr } = await run(['check', '.'], {
      cwd: folderWithService().root,
      env: { BACKSTAGE_URL: backend.url, BACKSTAGE_TOKEN: TOKEN },
    });
    expect(stderr).toContain(message);
    expect(stderr).toContain(backend.url);
    expect(stdout + stderr).not.toContain(TOKEN);
    expect(code).toBe(2);
  });

  it('says so where nobody listens', async () => {
    const { url, stop } = await startBackend(answerJson(200, report()));
    await stop();
    const { code, stderr } = await run(['check', '.', '--url', url], {
      cwd: folderWithService().root,
    });
    expect(stderr).toMatch(/cannot be reached: .*ECONNREFUSED/);
    expect(code).toBe(2);
  });

  const url = 'https://backstage.example.org';
  it.each([
    [['check', '.'], 'Set BACKSTAGE_URL or --url'],
    [['check', '.', '--url', 'backstage.example.org'], 'is no address'],
    [['check', '.', '--url', 'ftp://backstage.example.org'], 'is no address'],
    [
      ['check', '.', '--url', 'https://a:hidden@example.org'],
      'may not carry a name or password',
    ],
    [
      ['check', '.', '--url', url, '--token', 'hid den'],
      'The token holds a space',
    ],
    [['check', '--url', url], 'Name the catalog files to check, or --base'],
    [
      ['check', 'gone.yaml', '--url', url],
      'There is no file or folder "gone.yaml"',
    ],
    [
      ['check', '.', '--url', url, '--fail-on', 'severe'],
      'Allowed choices are blocker, high, medium, low, info, never',
    ],
    [
      ['check', '.', '--url', url, '--format', 'xml'],
      'Allowed choices are text, json, github',
    ],
    [['check', '.', '--unknown'], "unknown option '--unknown'"],
    [['repair'], "unknown command 'repair'"],
    [[], 'Usage: backstage-continuity'],
  ])('refuses %j', async (args, message) => {
    const { code, stderr } = await run(args, { cwd: folderWithService().root });
    expect(stderr).toContain(message);
    expect(stderr).not.toContain('hidden');
    expect(code).toBe(2);
  });

  it('passes on what Git says of a folder that it cannot compare', async () => {
    const { code, stderr } = await run(
      ['check', '--base', 'main', '--url', url],
      { cwd: folderWithService().root },
    );
    expect(stderr).toMatch(/^--base compares .*: fatal: not a git repository/);
    expect(code).toBe(2);
  });

  it('names the limits before anything is sent', async () => {
    const backend = await startBackend(answerJson(200, report()));
    const env = { BACKSTAGE_URL: backend.url };
    const large = folderWithService();
    large.write('large.yaml', `${component('large')}#${'x'.repeat(500_000)}\n`);
    const one = await run(['check', '.'], { cwd: large.root, env });
    expect(one.stderr).toMatch(
      /"large.yaml" has 500\d+ characters; a file may have 500000 at most/,
    );

    const many = temporaryRepository();
    for (let index = 0; index <= 200; index++) {
      many.write(`${index}.yaml`, component(`service-${index}`));
    }
    const lots = await run(['check', '.'], { cwd: many.root, env });
    expect(lots.stderr).toContain('the limit is 200');

    const names = Array.from({ length: 501 }, (_, index) => `s-${index}`);
    const emptied = temporaryRepository();
    emptied.write('all.yaml', names.map(name => component(name)).join('---\n'));
    emptied.commit();
    emptied.write('all.yaml', '\n');
    const gone = await run(['check', '--base', 'main'], {
      cwd: emptied.root,
      env,
    });
    expect(gone.stderr).toContain('removes 501 entities; one check takes 500');
    expect([one.code, lots.code, gone.code]).toEqual([2, 2, 2]);
    expect(backend.requests).toEqual([]);
  });

  it('says so where the report cannot be written', async () => {
    const backend = await startBackend(answerJson(200, report()));
    const { code, stderr } = await run(
      ['check', '.', '--url', backend.url, '--output', 'no/such/report.txt'],
      { cwd: folderWithService().root },
    );
    expect(stderr).toContain('cannot be written to "no/such/report.txt"');
    expect(code).toBe(2);
  });
});

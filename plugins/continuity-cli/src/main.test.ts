import { readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import {
  answerError,
  answerJson,
  finding,
  report,
  startBackend,
} from './__testUtils__/backend';
import {
  component,
  temporaryFolder,
  temporaryRepository,
} from './__testUtils__/repository';
import { run } from './__testUtils__/run';
import { formats } from './settings';
import { failOnChoices } from './severity';

const TOKEN = 'a-token-that-nobody-may-see';

function folderWithService() {
  const folder = temporaryFolder();
  folder.write('catalog-info.yaml', component('checkout'));
  return folder;
}

describe('backstage-continuity check', () => {
  it('has named files and folders judged, and tells what comes of it', async () => {
    const backend = await startBackend(
      answerJson(200, report({ broken: [finding()], judged: 14 })),
    );
    const { root, write } = folderWithService();
    write('services/stock.yaml', component('stock'));
    write('services/values.yaml', 'replicas: 1\n');
    write('services/node_modules/a/catalog-info.yaml', component('foreign'));
    write('notes.yaml', 'a: 1\n');
    const { code, stdout, stderr } = await run(
      [
        'check',
        'catalog-info.yaml',
        'services',
        './catalog-info.yaml',
        'notes.yaml',
      ],
      {
        cwd: root,
        env: { BACKSTAGE_URL: `${backend.url}/`, BACKSTAGE_TOKEN: TOKEN },
      },
    );
    expect(backend.requests).toEqual([
      {
        route: 'POST /api/continuity/validate',
        authorization: `Bearer ${TOKEN}`,
        body: {
          documents: [
            { path: 'catalog-info.yaml', text: component('checkout') },
            { path: 'services/stock.yaml', text: component('stock') },
          ],
          removed: [],
        },
      },
    ]);
    expect(stderr).toBe(
      'notes.yaml holds no catalog entity and is left out.\n',
    );
    expect(stdout).toContain(
      '    high     Needs Price labels, whose RTO of 1 d is longer than the 4 h needed here. (catalog-info.yaml:14)\n',
    );
    expect(code).toBe(1);
  });

  it('names files from the root of the repository, wherever it runs', async () => {
    const backend = await startBackend(answerJson(200, report()));
    const { root, write, commit } = temporaryRepository();
    write('shop/checkout/catalog-info.yaml', component('checkout'));
    write('shop/stock/catalog-info.yaml', component('stock'));
    write('other/catalog-info.yaml', component('other'));
    commit();
    const cwd = join(root, 'shop');
    const env = { BACKSTAGE_URL: backend.url };
    await run(['check', 'stock/catalog-info.yaml'], { cwd, env });
    write('shop/stock/catalog-info.yaml', component('stock', 'critical'));
    write('other/catalog-info.yaml', component('other', 'critical'));
    const { code } = await run(['check', '--base', 'HEAD', '.'], { cwd, env });
    expect(
      backend.requests.map(({ body }) =>
        body.documents.map(({ path }) => path),
      ),
    ).toEqual([
      ['shop/stock/catalog-info.yaml'],
      ['shop/stock/catalog-info.yaml'],
    ]);
    expect(code).toBe(0);
  });

  it('sends the entities that a branch removes', async () => {
    const backend = await startBackend(answerJson(200, report()));
    const { root, write, commit } = temporaryRepository();
    write('catalog-info.yaml', component('checkout'));
    commit();
    write('catalog-info.yaml', '# empty\n');
    await run(['check', '--base', 'main', '--url', backend.url], { cwd: root });
    expect(backend.requests[0].body).toEqual({
      documents: [],
      removed: ['component:default/checkout'],
    });
    expect(backend.requests[0].authorization).toBeUndefined();
  });

  it('asks nobody where there is nothing to check', async () => {
    const { root, write, commit } = temporaryRepository();
    write('values.yaml', 'replicas: 1\n');
    commit();
    const env = { BACKSTAGE_URL: 'https://unreachable.example.org' };
    expect(await run(['check', '--base', 'main'], { cwd: root, env })).toEqual({
      code: 0,
      stdout: 'No catalog entity to check.\n',
      stderr: '',
    });
    const { stdout } = await run(
      ['check', '--base', 'main', '--format', 'json'],
      { cwd: root, env },
    );
    expect(JSON.parse(stdout)).toMatchObject({ broken: [], judged: 0 });
  });

  it.each([
    ['high', [], 1],
    ['high', ['--fail-on', 'blocker'], 0],
    ['blocker', ['--fail-on', 'blocker'], 1],
    ['medium', [], 0],
    ['medium', ['--fail-on', 'info'], 1],
    ['blocker', ['--fail-on', 'never'], 0],
  ] as const)(
    'with something %s broken and %s ends with %i',
    async (severity, args, expected) => {
      const backend = await startBackend(
        answerJson(
          200,
          report({
            broken: [finding({ severity })],
            mended: [finding({ severity: 'blocker' })],
          }),
        ),
      );
      const { code } = await run(
        ['check', 'catalog-info.yaml', '--url', backend.url, ...args],
        { cwd: folderWithService().root },
      );
      expect(code).toBe(expected);
    },
  );

  it('does not pass what could not be read, whatever else it finds', async () => {
    const errors = [{ path: 'catalog-info.yaml', line: 3, message: 'No kind' }];
    const backend = await startBackend(
      answerJson(200, report({ errors, broken: [finding()] })),
    );
    const { code, stdout, stderr } = await run(
      ['check', '.', '--url', backend.url, '--fail-on', 'never'],
      { cwd: folderWithService().root },
    );
    expect(code).toBe(2);
    expect(stdout).toContain(
      'Cannot be read\n  catalog-info.yaml:3  No kind\n',
    );
    expect(stderr).toContain('correct the files that cannot be read');
  });

  it('writes the report to a file, and in a workflow the summary, too', async () => {
    const backend = await startBackend(
      answerJson(200, report({ broken: [finding()] })),
    );
    const { root } = folderWithService();
    const summary = join(root, 'summary.md');
    const env = {
      BACKSTAGE_URL: backend.url,
      GITHUB_ACTIONS: 'true',
      GITHUB_STEP_SUMMARY: summary,
    };
    const inLog = await run(['check', '.'], { cwd: root, env });
    expect(inLog.stdout).toMatch(/^::error file=catalog-info.yaml,line=14,/);
    expect(readFileSync(summary, 'utf8')).toContain('## Service continuity');
    const inFile = await run(
      ['check', '.', '--format', 'json', '--output', 'report.json'],
      { cwd: root, env },
    );
    expect(inFile).toEqual({ code: 1, stdout: '', stderr: '' });
    expect(JSON.parse(readFileSync(join(root, 'report.json'), 'utf8'))).toEqual(
      report({ broken: [finding()] }),
    );
  });

  it('shows colours on a terminal only, and not where they are unwanted', async () => {
    const backend = await startBackend(
      answerJson(200, report({ broken: [finding()] })),
    );
    const { root } = folderWithService();
    const args = ['check', '.', '--url', backend.url];
    const isColored = async (isTTY: boolean, env = {}) =>
      (await run(args, { cwd: root, isTTY, env })).stdout.includes('\u001b[');
    expect(await isColored(true)).toBe(true);
    expect(await isColored(false)).toBe(false);
    expect(await isColored(true, { NO_COLOR: '1' })).toBe(false);
  });
});

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

describe('the document', () => {
  const text = readFileSync(
    join(__dirname, '../../../docs/check-before-merge.md'),
    'utf8',
  );

  it('has every option and setting', async () => {
    const { stdout } = await run(['check', '--help'], { cwd: '/' });
    const names = stdout.match(/(?<=^ .*)--[a-z-]+|BACKSTAGE_[A-Z]+/gm) ?? [];
    expect(new Set(names).size).toBe(9);
    names.forEach(name => expect(text).toMatch(new RegExp(`\\| .*\`${name}`)));
    [...formats, ...failOnChoices].forEach(choice =>
      expect(text).toContain(`\`${choice}\``),
    );
  });

  it('shows a report as it is printed', async () => {
    const backend = await startBackend(
      answerJson(
        200,
        report({
          entities: [
            { entityRef: 'a:b/c', change: 'added', path: null },
            { entityRef: 'a:b/d', change: 'changed', path: null },
          ],
          broken: [finding()],
          standing: 5,
          judged: 14,
        }),
      ),
    );
    const { stdout } = await run(['check', '.', '--url', backend.url], {
      cwd: folderWithService().root,
    });
    expect(text).toContain(`\`\`\`\n${stdout}\`\`\``);
  });
});

it('explains itself', async () => {
  const { code, stdout } = await run(['check', '--help'], { cwd: '/' });
  expect(stdout).toContain('BACKSTAGE_TOKEN');
  expect(stdout).toContain('Exit codes:');
  expect(code).toBe(0);
});

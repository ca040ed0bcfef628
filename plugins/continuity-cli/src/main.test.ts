import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  answerJson,
  finding,
  report,
  startBackend,
} from './__testUtils__/backend';
import {
  component,
  folderWithService,
  temporaryRepository,
} from './__testUtils__/repository';
import { run } from './__testUtils__/run';
import { formats } from './settings';
import { failOnChoices } from './severity';

const TOKEN = 'a-token-that-nobody-may-see';

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

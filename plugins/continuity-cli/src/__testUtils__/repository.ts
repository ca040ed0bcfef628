import { execFileSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const made: string[] = [];

afterEach(() => {
  made.splice(0).forEach(path => rmSync(path, { recursive: true }));
});

/** A folder that is gone after the test. */
export function temporaryFolder() {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'continuity-cli-')));
  made.push(root);
  return {
    root,
    write(path: string, text: string) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    },
  };
}

/** A real git repository, on the branch `main`. */
export function temporaryRepository() {
  const folder = temporaryFolder();
  const git = (...args: string[]) =>
    execFileSync('git', args, {
      cwd: folder.root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  git('init', '--quiet', '--initial-branch=main');
  git('config', 'user.name', 'Ingrid Solheim');
  git('config', 'user.email', 'ingrid@example.org');
  return {
    ...folder,
    git,
    commit() {
      git('add', '--all');
      git('commit', '--quiet', '--message', 'Change');
    },
  };
}

/** A catalog file of one component. */
export function component(name: string, tier = 'important'): string {
  return [
    'apiVersion: backstage.io/v1alpha1',
    'kind: Component',
    `metadata: { name: ${name} }`,
    `spec: { type: service, owner: shop, lifecycle: production, continuity: { tier: ${tier} } }`,
    '',
  ].join('\n');
}

/** A folder with the catalog file of one service. */
export function folderWithService() {
  const folder = temporaryFolder();
  folder.write('catalog-info.yaml', component('checkout'));
  return folder;
}

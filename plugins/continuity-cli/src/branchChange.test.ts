import { mkdirSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import {
  component,
  temporaryFolder,
  temporaryRepository,
} from './__testUtils__/repository';
import { branchChange } from './branchChange';

/** A repository with two services, on a branch where nothing has changed yet. */
function repository() {
  const made = temporaryRepository();
  made.write('catalog-info.yaml', component('checkout'));
  made.write('services/stock.yaml', component('stock'));
  made.write('values.yaml', 'replicas: 1\n');
  made.commit();
  made.git('switch', '--quiet', '--create', 'change');
  return made;
}

const changeIn = (root: string, paths: string[] = [], base = 'main') =>
  branchChange({ cwd: root, root, base, paths });

describe('branchChange', () => {
  it('finds nothing where nothing has changed', async () => {
    expect(await changeIn(repository().root)).toEqual({
      documents: [],
      removed: [],
      leftOut: [],
    });
  });

  it('takes catalog files that are committed, changed or only written', async () => {
    const { root, write, commit } = repository();
    write('catalog-info.yaml', component('checkout', 'critical'));
    write('values.yaml', 'replicas: 2\n');
    commit();
    write('services/stock.yaml', component('stock', 'critical'));
    write('services/mit Umläuten.yml', component('prices'));
    const { documents, removed } = await changeIn(root);
    expect(documents.map(({ path }) => path)).toEqual([
      'catalog-info.yaml',
      'services/stock.yaml',
      'services/mit Umläuten.yml',
    ]);
    expect(documents[0].text).toBe(component('checkout', 'critical'));
    expect(removed).toEqual([]);
  });

  it('knows entities removed with their file, or from a file that stays', async () => {
    const { root, write, commit } = repository();
    rmSync(join(root, 'catalog-info.yaml'));
    write('services/stock.yaml', component('stock-keeping'));
    commit();
    const { documents, removed } = await changeIn(root);
    expect(documents.map(({ path }) => path)).toEqual(['services/stock.yaml']);
    expect(removed).toEqual([
      'component:default/checkout',
      'component:default/stock',
    ]);
  });

  it('takes no entity for removed that moved with its file or to another', async () => {
    const { root, write, commit } = repository();
    mkdirSync(join(root, 'moved'));
    renameSync(join(root, 'catalog-info.yaml'), join(root, 'moved/a.yaml'));
    write('services/stock.yaml', '# moved\n');
    write('all.yaml', component('stock'));
    commit();
    const all = await changeIn(root);
    expect(all.documents.map(({ path }) => path).sort()).toEqual([
      'all.yaml',
      'moved/a.yaml',
    ]);
    expect(all.removed).toEqual([]);
    // Nor where the file it moved to was not asked for.
    const some = await changeIn(root, ['services']);
    expect(some).toEqual({ documents: [], removed: [], leftOut: [] });
  });

  it('takes nothing for removed from a file that cannot be read', async () => {
    const { root, write } = repository();
    write('catalog-info.yaml', 'apiVersion: backstage.io/v1alpha1\n  : [');
    const { documents, removed } = await changeIn(root);
    expect(documents).toHaveLength(1);
    expect(removed).toEqual([]);
  });

  it('leaves out what came to the base branch meanwhile', async () => {
    const { root, write, commit, git } = repository();
    git('switch', '--quiet', 'main');
    write('later.yaml', component('later'));
    write('catalog-info.yaml', component('checkout', 'critical'));
    commit();
    git('switch', '--quiet', 'change');
    write('services/stock.yaml', component('stock', 'critical'));
    commit();
    const { documents, removed } = await changeIn(root);
    expect(documents.map(({ path }) => path)).toEqual(['services/stock.yaml']);
    expect(removed).toEqual([]);
  });

  it('follows no link out of the repository', async () => {
    const { root, commit } = repository();
    const outside = temporaryFolder();
    outside.write('secret.yaml', component('secret'));
    symlinkSync(join(outside.root, 'secret.yaml'), join(root, 'link.yaml'));
    commit();
    expect((await changeIn(root)).documents).toEqual([]);
  });

  it('says what to do where the base is not known', async () => {
    const { root } = repository();
    await expect(changeIn(root, [], 'origin/main')).rejects.toThrow(
      'Git knows no commit "origin/main". In a pipeline, fetch the base branch',
    );
    await expect(changeIn(root, [], '--output=x')).rejects.toThrow(
      'Git knows no commit "--output=x".',
    );
  });

  it('says so where branches have no common history', async () => {
    const { root, git } = repository();
    git('switch', '--quiet', '--orphan', 'other');
    git('commit', '--quiet', '--allow-empty', '--message', 'Start');
    await expect(changeIn(root)).rejects.toThrow(
      'Git finds no common history of "main"',
    );
  });
});

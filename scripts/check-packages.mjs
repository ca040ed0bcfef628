// Packs every plugin as it would be published and looks into the package:
// nothing that users need may be missing, nothing of the repository may leak.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, temporaryFolder } from './lib/process.mjs';
import { runWithYarn } from './lib/yarn.mjs';

const folder = temporaryFolder('continuity-packages');
const plugins = join(root, 'plugins');
let failures = 0;

for (const name of readdirSync(plugins).sort()) {
  const dir = join(plugins, name);
  const problems = await check(dir, join(folder, `${name}.tgz`));
  console.log(`${problems.length === 0 ? 'ok    ' : 'FAILED'} ${name}`);
  problems.forEach(problem => console.log(`       - ${problem}`));
  failures += problems.length;
}
process.exitCode = failures === 0 ? 0 : 1;

async function check(dir, archive) {
  const code = await runWithYarn(['yarn', 'pack', '--out', archive], {
    cwd: dir,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (code !== 0) {
    return ['does not pack'];
  }
  const files = new Set(
    tar('-tzf', archive)
      .trim()
      .split('\n')
      .map(file => file.replace(/^package\//, '')),
  );
  const manifest = JSON.parse(tar('-xzOf', archive, 'package/package.json'));
  return [
    ...missingFiles(dir, files, manifest),
    ...leakedFiles(files),
    ...wrongManifest(manifest),
  ];
}

function missingFiles(dir, files, manifest) {
  const entryPoints = [
    manifest.main,
    manifest.types,
    ...Object.values(manifest.exports ?? {}).flatMap(paths),
    ...Object.values(manifest.bin ?? {}),
  ].filter(Boolean);
  const wanted = [
    'README.md',
    ...entryPoints,
    ...(existsSync(join(dir, 'migrations'))
      ? readdirSync(join(dir, 'migrations')).map(file => `migrations/${file}`)
      : []),
    // Packing compiles config.d.ts into a JSON schema.
    ...(existsSync(join(dir, 'config.d.ts'))
      ? [manifest.configSchema ?? 'config.d.ts']
      : []),
  ].map(file => file.replace(/^\.\//, ''));
  return [...new Set(wanted)]
    .filter(file => !files.has(file))
    .map(file => `${file} is missing`);
}

/** All files that one entry of `exports` names, whatever the condition. */
function paths(entry) {
  return typeof entry === 'string'
    ? [entry]
    : Object.entries(entry)
        .filter(([condition]) => condition !== 'backstage')
        .flatMap(([, value]) => paths(value));
}

function leakedFiles(files) {
  return [...files]
    .filter(file => /\.test\.|__testUtils__|^src\//.test(file))
    .map(file => `${file} does not belong into a package`);
}

function wrongManifest(manifest) {
  const local = Object.entries({
    ...manifest.dependencies,
    ...manifest.peerDependencies,
  }).filter(([, range]) => range.startsWith('workspace:'));
  return [
    ...local.map(([dependency]) => `${dependency} has no published version`),
    ...['license', 'description', 'repository', 'backstage']
      .filter(key => !manifest[key])
      .map(key => `package.json has no ${key}`),
    // A command line is part of no plugin.
    ...(manifest.backstage?.pluginId || manifest.backstage?.role === 'cli'
      ? []
      : ['package.json has no backstage.pluginId']),
  ];
}

function tar(...args) {
  const { stdout, stderr, status } = spawnSync('tar', args, {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status !== 0) {
    throw new Error(`tar ${args.join(' ')} failed: ${stderr}`);
  }
  return stdout;
}

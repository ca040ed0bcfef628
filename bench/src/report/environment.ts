import { readFileSync } from 'node:fs';
import { cpus, loadavg, release, totalmem, type } from 'node:os';

const versionOf = (name: string): string =>
  JSON.parse(readFileSync(require.resolve(`${name}/package.json`), 'utf8'))
    .version;

/** What the figures were taken on, without a name of the machine. */
export function environment(database: string) {
  const [cpu] = cpus();
  return {
    measuredOn: new Date().toISOString().slice(0, 10),
    processor: `${cpus().length} × ${cpu.model.trim()}`,
    memory: `${Math.round(totalmem() / 1024 ** 3)} GB`,
    system: `${type()} ${release()}`,
    node: process.version,
    database,
    load: loadavg()
      .map(value => value.toFixed(1))
      .join(', '),
    versions: Object.fromEntries(
      [
        '@backstage/backend-defaults',
        '@backstage/plugin-catalog-backend',
        '@backstage/plugin-permission-backend',
        '@backstage-community/plugin-tech-insights-backend',
        '@backstage-community/plugin-tech-insights-backend-module-jsonfc',
      ].map(name => [name, versionOf(name)]),
    ),
  };
}

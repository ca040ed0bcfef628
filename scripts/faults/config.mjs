// What a replica is told: its own port, the database of all, and to ask for the
// catalog and for notifications at the place where they can fail.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { TEAM } from './company.mjs';

/** How often the catalog is read. */
export const SYNC_SECONDS = 5;

/** Longer than a slow answer takes. */
const ANSWER_SECONDS = 8;

/** @returns the file that holds the configuration */
export function writeConfig(folder, { name, port, postgres, proxy, company }) {
  const url = `http://127.0.0.1:${port}`;
  const file = join(folder, `${name}.json`);
  writeFileSync(
    file,
    JSON.stringify({
      app: { baseUrl: url },
      backend: {
        baseUrl: url,
        listen: { host: '127.0.0.1', port },
        database: {
          client: 'pg',
          connection: {
            host: '127.0.0.1',
            port: postgres.port,
            user: 'postgres',
            password: 'postgres',
          },
          knexConfig: { pool: { min: 0, max: 8 } },
        },
      },
      discovery: {
        endpoints: [
          {
            // Says who asks.
            target: `${proxy.url}/${name}/api/{{pluginId}}`,
            plugins: ['catalog', 'notifications'],
          },
        ],
      },
      auth: { environment: 'development', providers: { demo: {} } },
      permission: { enabled: true },
      catalog: {
        rules: [
          { allow: ['Component', 'Group', 'User', 'VitalBusinessFunction'] },
        ],
        locations: [{ type: 'file', target: company }],
      },
      continuity: {
        sync: {
          frequency: `${SYNC_SECONDS}s`,
          pageSize: 10,
          answerWithin: `${ANSWER_SECONDS}s`,
        },
        reminders: { enabled: true },
        roles: { continuityManager: [TEAM], riskManager: [TEAM] },
      },
    }),
  );
  return file;
}

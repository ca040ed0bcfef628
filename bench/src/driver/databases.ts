import knexFactory, { type Knex } from 'knex';
import {
  cpSync,
  existsSync,
  mkdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

/** Whose databases are worth keeping once they are filled. */
const KEPT = ['catalog', 'continuity'];
const PREFIX = 'backstage_plugin_';

/** The databases of one run, and templates of loaded ones that outlive it. */
export interface Databases {
  readonly engine: 'pg' | 'sqlite';
  /** `backend.database` of the configuration. */
  readonly config: Record<string, unknown>;
  hasTemplate(key: string): Promise<boolean>;
  /** Makes empty databases, or copies of the template. Nobody is connected. */
  reset(template?: string): Promise<void>;
  /** Keeps copies of the databases as they are. Nobody is connected. */
  keep(key: string): Promise<void>;
  /** Direct access to the database of a plugin. */
  of(pluginId: string): Knex;
  /** Ends what `of` has opened. */
  disconnect(): Promise<void>;
}

abstract class Connections {
  readonly #open = new Map<string, Knex>();

  protected abstract connect(pluginId: string): Knex.Config;

  of(pluginId: string): Knex {
    const known = this.#open.get(pluginId);
    if (known) return known;
    const knex = knexFactory({
      ...this.connect(pluginId),
      pool: { min: 0, max: 4 },
    });
    this.#open.set(pluginId, knex);
    return knex;
  }

  async disconnect() {
    await Promise.all([...this.#open.values()].map(knex => knex.destroy()));
    this.#open.clear();
  }
}

export class PostgresDatabases extends Connections implements Databases {
  readonly engine = 'pg';
  readonly #url: URL;

  constructor(url: string) {
    super();
    this.#url = new URL(url);
  }

  get config() {
    const { hostname, port, username, password } = this.#url;
    return {
      client: 'pg',
      connection: {
        host: hostname,
        port: Number(port),
        user: username,
        password,
      },
    };
  }

  protected connect(pluginId: string) {
    const { client, connection } = this.config;
    return {
      client,
      connection: { ...connection, database: `${PREFIX}${pluginId}` },
    };
  }

  async hasTemplate(key: string) {
    const names = await this.#names();
    return names.includes(`bench_${key}_done`);
  }

  async reset(template?: string) {
    await this.disconnect();
    for (const name of await this.#names()) {
      if (name.startsWith(PREFIX)) await this.#drop(name);
    }
    if (!template) return;
    for (const pluginId of KEPT) {
      await this.#copy(`bench_${template}_${pluginId}`, `${PREFIX}${pluginId}`);
    }
  }

  async keep(key: string) {
    await this.disconnect();
    for (const pluginId of KEPT) {
      const copy = `bench_${key}_${pluginId}`;
      await this.#drop(copy);
      await this.#copy(`${PREFIX}${pluginId}`, copy);
    }
    await this.#admin(knex => knex.raw(`create database "bench_${key}_done"`));
  }

  /** Has the server wait for the disk, as it should, or not, while loading. */
  async commitSynchronously(value: boolean) {
    await this.#admin(async knex => {
      await knex.raw(
        value
          ? 'alter system reset synchronous_commit'
          : 'alter system set synchronous_commit = off',
      );
      await knex.raw('select pg_reload_conf()');
    });
  }

  async #names(): Promise<string[]> {
    return this.#admin(knex => knex('pg_database').pluck('datname'));
  }

  async #drop(name: string) {
    await this.#admin(knex =>
      knex.raw(`drop database if exists "${name}" with (force)`),
    );
  }

  async #copy(from: string, to: string) {
    await this.#admin(knex =>
      knex.raw(`create database "${to}" template "${from}"`),
    );
  }

  async #admin<T>(work: (knex: Knex) => PromiseLike<T>): Promise<T> {
    const knex = knexFactory({
      client: 'pg',
      connection: { ...this.config.connection, database: 'postgres' },
    });
    try {
      return await work(knex);
    } finally {
      await knex.destroy();
    }
  }
}

export class SqliteDatabases extends Connections implements Databases {
  readonly engine = 'sqlite';
  readonly #folder: string;

  constructor(folder: string) {
    super();
    this.#folder = folder;
    mkdirSync(folder, { recursive: true });
  }

  get #live() {
    return join(this.#folder, 'live');
  }

  get config() {
    return {
      client: 'better-sqlite3',
      connection: { directory: this.#live },
    };
  }

  protected connect(pluginId: string) {
    return {
      client: 'better-sqlite3',
      connection: { filename: join(this.#live, `${pluginId}.sqlite`) },
      useNullAsDefault: true,
    };
  }

  async hasTemplate(key: string) {
    return existsSync(join(this.#folder, key, 'done'));
  }

  async reset(template?: string) {
    await this.disconnect();
    rmSync(this.#live, { recursive: true, force: true });
    mkdirSync(this.#live, { recursive: true });
    if (template) {
      for (const pluginId of KEPT) {
        cpSync(
          join(this.#folder, template, `${pluginId}.sqlite`),
          join(this.#live, `${pluginId}.sqlite`),
        );
      }
    }
  }

  async keep(key: string) {
    await this.disconnect();
    const folder = join(this.#folder, key);
    rmSync(folder, { recursive: true, force: true });
    renameSync(this.#live, folder);
    writeFileSync(join(folder, 'done'), '');
  }
}

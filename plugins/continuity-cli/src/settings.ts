import { CheckError } from './CheckError';
import type { FailOn } from './severity';
import type { Backend } from './validate';

export const formats = ['text', 'json', 'github'] as const;
export type Format = (typeof formats)[number];

/** What the command line and the environment say. */
export interface Options {
  base?: string;
  url?: string;
  token?: string;
  format?: Format;
  failOn: FailOn;
  output?: string;
}

export type Environment = Record<string, string | undefined>;

/** Where to ask and as whom; refuses what cannot be either. */
export function backendOf(options: Options, env: Environment): Backend {
  const url = (options.url ?? env.BACKSTAGE_URL)?.trim();
  if (!url) {
    throw new CheckError(
      'The address of the Backstage backend is missing. Set BACKSTAGE_URL or --url, such as https://backstage.example.org.',
    );
  }
  // Neither message shows the address: it may hold a password.
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) {
    throw new CheckError(
      'BACKSTAGE_URL or --url is no address such as https://backstage.example.org.',
    );
  }
  const { username, password, origin, pathname } = new URL(url);
  if (username || password) {
    throw new CheckError(
      'The address of the Backstage backend may not carry a name or password. Use BACKSTAGE_TOKEN.',
    );
  }
  const token = (options.token ?? env.BACKSTAGE_TOKEN)?.trim() || undefined;
  // `fetch` would refuse it with a message that shows it.
  if (token && !/^[\x21-\x7e]+$/.test(token)) {
    throw new CheckError(
      'The token holds a space, a line break or another character that no token has.',
    );
  }
  return { url: `${origin}${pathname}`.replace(/\/+$/, ''), token };
}

/** Annotations are of use in the log alone, so a file gets text. */
export function formatOf(options: Options, env: Environment): Format {
  const inWorkflow = env.GITHUB_ACTIONS === 'true' && !options.output;
  return options.format ?? (inWorkflow ? 'github' : 'text');
}

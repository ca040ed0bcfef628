import { parseArgs } from 'node:util';

export interface Options {
  sizes: number[];
  rounds: number;
  engine: 'pg' | 'sqlite';
  /** Measures whose name contains one of these; empty: all. */
  only: string[];
  /** Loads the catalogs afresh although templates of them are kept. */
  fresh: boolean;
  writeDocs: boolean;
  /** Notes where the processor's time goes. */
  profile: boolean;
}

function wholeNumbers(text: string): number[] {
  return text.split(',').map(part => {
    const value = Number(part.trim());
    if (!Number.isInteger(value) || value < 100) {
      throw new Error(`--n: expected whole numbers from 100 on, got ${part}`);
    }
    return value;
  });
}

export function readOptions(args: string[]): Options {
  const { values } = parseArgs({
    args,
    options: {
      n: { type: 'string', default: '1000,10000' },
      rounds: { type: 'string', default: '20' },
      only: { type: 'string', default: '' },
      sqlite: { type: 'boolean', default: false },
      fresh: { type: 'boolean', default: false },
      profile: { type: 'boolean', default: false },
      // Of the script that starts this.
      'no-browser': { type: 'boolean', default: false },
      'write-docs': { type: 'boolean', default: false },
    },
  });
  if (values.sqlite && values['write-docs']) {
    throw new Error('--write-docs: only figures of PostgreSQL are published');
  }
  return {
    sizes: wholeNumbers(values.n).sort((a, b) => a - b),
    rounds: Math.max(1, Number(values.rounds)),
    engine: values.sqlite ? 'sqlite' : 'pg',
    only: values.only.split(',').filter(Boolean),
    fresh: values.fresh,
    writeDocs: values['write-docs'],
    profile: values.profile,
  };
}

import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { checkIds } from '@backstage-continuity/plugin-continuity-common';
import { calculate, readWorkedDocument } from './__testUtils__/workedDocument';
import { WorkedExample } from './__testUtils__/workedViews';

const file = resolve(
  __dirname,
  '../../../../docs/dependencies-and-recovery.md',
);
const text = readFileSync(file, 'utf8');
const { examples, histories, tables, arithmetic } = readWorkedDocument(text);

function exampleOf(name: string): WorkedExample {
  const entities = examples.get(name);
  if (!entities) throw new Error(`no such example: ${name}`);
  return new WorkedExample(entities, histories.get(name));
}

describe('the worked examples of dependencies and recovery', () => {
  it('are read, all of them', () => {
    const marked = (word: string) =>
      text.match(new RegExp(`<!-- ${word}: `, 'g'))?.length ?? 0;
    expect(examples.size).toBe(marked('example'));
    expect(histories.size).toBe(marked('history'));
    expect(tables).toHaveLength(marked('expected'));
    expect(new Set(arithmetic.map(({ example }) => example)).size).toBe(
      marked('arithmetic'),
    );
    const used = new Set([...tables, ...arithmetic].map(each => each.example));
    expect([...examples.keys()].filter(name => !used.has(name))).toEqual([]);
  });

  it.each(tables.map(table => [`${table.example}: ${table.view}`, table]))(
    'come out as the table says: %s',
    (_, { example, view, argument, columns, rows }) => {
      const computed = exampleOf(example)
        .view(view, argument)
        .map(row => columns.map(column => row[column]));
      expect({ columns, rows }).toEqual({ columns, rows: computed });
    },
  );

  it.each(arithmetic.map(line => [`${line.entity} of ${line.example}`, line]))(
    'are added up rightly: %s',
    (_, { example, entity, expression, result }) => {
      expect(calculate(expression)).toBe(result);
      expect(exampleOf(example).forecast(entity)).toBe(result);
    },
  );

  it('show every check of the graph, each with its severity', () => {
    const shown = new Map(
      [...examples.keys()]
        .flatMap(name => exampleOf(name).failing())
        .map(({ result: { check, severity } }) => [check, severity]),
    );
    const [, table = ''] =
      /<!-- graph checks -->(.*?)<!-- \/graph checks -->/s.exec(text) ?? [];
    const told = [...table.matchAll(/^\| `(.*?)` .*\| (\w+) +\|/gm)].map(
      ([, check, severity]) => [check, severity],
    );
    expect(new Map(told as [string, string][])).toEqual(shown);
    expect(told.map(([check]) => check)).toEqual(
      checkIds.filter(check => /^(dependencies|recovery)\./.test(check)),
    );
  });
});

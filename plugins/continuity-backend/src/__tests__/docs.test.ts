import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { mockServices } from '@backstage/backend-test-utils';
import {
  checkIds,
  continuityPermissions,
  contract,
  defaultPolicy,
  evaluateChecks,
  parseContinuityFields,
  parseVitalBusinessFunction,
  type Route,
} from '@backstage-continuity/plugin-continuity-common';
import { parseAllDocuments } from 'yaml';
import { graphWith } from '../__testUtils__/graph';
import { readDocuments } from '../imports/readDocuments';
import { readPolicy } from '../policy';
import { continuityConfigSchema } from '../policy/policySchema';

const root = resolve(__dirname, '../../../..');
const NOW = '2026-11-23T09:00:00.000Z';

function markdownBelow(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap(
    entry => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) {
        return entry.name === 'node_modules' ? [] : markdownBelow(path);
      }
      return entry.name.endsWith('.md') ? [path] : [];
    },
  );
}

const files = [
  ...readdirSync(root).filter(name => name.endsWith('.md')),
  ...['docs', 'examples', 'plugins'].flatMap(markdownBelow),
].map(file => ({ file, text: readFileSync(join(root, file), 'utf8') }));
const textOf = (file: string) =>
  files.find(each => each.file === file)?.text ?? '';

/** The fenced blocks of one language. */
function blocks(language: string): { file: string; code: string }[] {
  const fence = new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, 'gms');
  return files.flatMap(({ file, text }) =>
    [...text.matchAll(fence)].map(([, code]) => ({ file, code })),
  );
}

/** As headings become the fragments of addresses. */
function anchorOf(heading: string): string {
  return heading
    .replace(/[`*]|\[|\]\([^)]*\)/g, '')
    .toLocaleLowerCase('en-US')
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replace(/\s/g, '-');
}

function anchorsOf(text: string): string[] {
  const prose = text.replace(/^```.*?^```$/gms, '');
  return [...prose.matchAll(/^#+ (.*)$/gm)].map(([, heading]) =>
    anchorOf(heading),
  );
}

/** The cells of the rows between two comments. */
function tableIn(text: string, name: string): string[][] {
  const [, table = ''] =
    new RegExp(`<!-- ${name}.*?-->(.*?)<!-- /${name} -->`, 's').exec(text) ??
    [];
  return [...table.matchAll(/^\|(.*)\|$/gm)]
    .slice(2)
    .map(([, row]) => row.split('|').map(cell => cell.trim()));
}

describe('links of the documents', () => {
  const links = files.flatMap(({ file, text }) =>
    [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => [file, target]),
  );

  it.each(links.filter(([, target]) => !/^[a-z]+:/.test(target)))(
    '%s leads to %s',
    (file, target) => {
      const [path, fragment = ''] = target.split('#');
      const found = path === '' ? file : join(dirname(file), path);
      expect(existsSync(join(root, found))).toBe(true);
      expect(['', ...anchorsOf(textOf(found))]).toContain(fragment);
    },
  );
});

describe('YAML in the documents', () => {
  const examples = blocks('yaml').flatMap(({ file, code }) =>
    parseAllDocuments(code).map((document, index) => {
      if (document.errors.length > 0) throw document.errors[0];
      return { file, index, code, value: document.toJS() };
    }),
  );

  it('holds configuration that is accepted', () => {
    const configs = examples.filter(({ value }) => value.continuity);
    expect(configs).not.toEqual([]);
    for (const { value } of configs) {
      readPolicy(mockServices.rootConfig({ data: value }));
    }
  });

  it('shows the scope of the default policy', () => {
    const shown = examples.find(
      ({ file, value }) =>
        file === 'docs/configuration.md' && value.continuity?.scope?.$any,
    );
    expect(shown?.value.continuity.scope).toEqual(defaultPolicy.scope);
  });

  it('holds blocks and functions without mistakes', () => {
    const options = { namespace: 'default' };
    const described = examples.flatMap(({ file, value }) => {
      if (value.kind === 'VitalBusinessFunction') {
        const { mistakes } = parseVitalBusinessFunction(value.spec, options);
        return [{ file, mistakes }];
      }
      return value.kind !== 'Classification' && value.spec?.continuity
        ? [{ file, ...parseContinuityFields(value.spec.continuity, options) }]
        : [];
    });
    expect(described.length).toBeGreaterThan(1);
    for (const { file, mistakes } of described) {
      expect({ file, mistakes }).toEqual({ file, mistakes: [] });
    }
  });

  it('holds documents that can be imported', () => {
    const imported = new Set(
      examples
        .filter(({ value }) => value.metadata?.key)
        .map(({ code }) => code),
    );
    const kinds = [...imported].flatMap(code =>
      [...readDocuments({ name: 'docs', content: code }, NOW)].map(found => {
        if (Array.isArray(found)) throw new Error(JSON.stringify(found));
        return found.document.kind;
      }),
    );
    expect(kinds).toEqual(
      expect.arrayContaining([
        'Classification',
        'ContinuityStrategy',
        'PolicyException',
        'Review',
        'ScheduledTest',
      ]),
    );
  });
});

describe('scripts that the documents name', () => {
  const { scripts } = JSON.parse(
    readFileSync(join(root, 'package.json'), 'utf8'),
  );
  const builtIn = ['add', 'exec', 'install', 'npm', 'pack', 'workspace'];

  it('exist', () => {
    const named = files.flatMap(({ file, text }) =>
      [...text.matchAll(/(?:^|`)(?:npm\s+run|npm|yarn)\s+([a-z][\w:]*)/gm)].map(
        ([, name]) => ({ file, name }),
      ),
    );
    expect(named).not.toEqual([]);
    expect(
      named.filter(({ name }) => !(name in scripts || builtIn.includes(name))),
    ).toEqual([]);
  });

  it('and files do, too', () => {
    const named = files.flatMap(({ file, text }) =>
      [...text.matchAll(/\bnode ((?:scripts|examples)\/[\w./-]+)/g)].map(
        ([, path]) => ({ file, path }),
      ),
    );
    expect(named.filter(({ path }) => !existsSync(join(root, path)))).toEqual(
      [],
    );
  });
});

describe('the reference', () => {
  it('has the operations of the contract; if not, run `yarn docs:api`', () => {
    const rows = Object.entries(contract).map(([operation, route]) => {
      const { method, path, permission, summary, also = [] }: Route = route;
      return [
        `\`${operation}\``,
        `\`${method} ${path}\``,
        summary,
        permission === 'token' ? 'none' : `\`${permission.name}\``,
        also.includes('text/csv') ? 'yes' : '',
      ];
    });
    expect(tableIn(textOf('docs/api.md'), 'operations')).toEqual(rows);
  });

  it('has who may what; if not, run `yarn docs:access`', () => {
    const script = join(root, 'scripts/access-table.mjs');
    expect(() =>
      execFileSync(process.execPath, [script, '--check'], { stdio: 'pipe' }),
    ).not.toThrow();
  });

  it('has every key of the configuration', () => {
    const text = textOf('docs/configuration.md');
    const missing = Object.keys(continuityConfigSchema.shape).filter(
      key => !new RegExp(`^\\| \`${key}[\`.]|^### \`${key}\\b`, 'm').test(text),
    );
    expect(missing).toEqual([]);
  });

  it('has every permission and every change that is audited', () => {
    const permissions = textOf('docs/permissions.md');
    const events = textOf('docs/audit-events.md');
    for (const { name } of continuityPermissions) {
      expect(permissions).toContain(`| \`${name}\``);
    }
    for (const [operation, route] of Object.entries(contract)) {
      const { method, readOnly = method === 'GET' }: Route = route;
      expect([operation, events.includes(`\`${operation}\``)]).toEqual([
        operation,
        !readOnly,
      ]);
    }
  });

  it('has every check with its severity', () => {
    const results = evaluateChecks(
      {
        entityRef: 'component:default/checkout',
        ownerRef: null,
        inScope: true,
        fields: parseContinuityFields(
          { tier: 'mission-critical' },
          { namespace: 'default' },
        ).fields,
        portalFields: [],
        mistakes: [],
        functions: [],
        lastReviewAt: null,
        runs: [],
        analysis: null,
        records: [],
        strategies: [],
        // What speaks of one need each has something to speak of.
        graph: graphWith({
          needs: [
            {
              need: {
                ref: 'resource:default/orders-db',
                strength: 'hard',
                data: null,
                use: 'operation',
                declaredBy: 'relation',
              },
              members: [
                {
                  entityRef: 'resource:default/orders-db',
                  exists: true,
                  declaredRto: null,
                },
              ],
            },
          ],
        }),
      },
      defaultPolicy,
      NOW,
    );
    const severities = new Map(
      results.map(({ check, severity }) => [check, severity]),
    );
    const rows = tableIn(textOf('docs/data-model.md'), 'checks');
    expect(
      new Map(rows.map(([check, , , severity]) => [check, severity])),
    ).toEqual(
      new Map(checkIds.map(check => [`\`${check}\``, severities.get(check)])),
    );
  });

  it('lists every decision', () => {
    const index = textOf('docs/adr/README.md');
    const decisions = files
      .map(({ file }) => relative('docs/adr', file))
      .filter(name => /^\d{4}-/.test(name));
    expect(decisions).not.toEqual([]);
    expect(decisions.filter(name => !index.includes(name))).toEqual([]);
  });
});

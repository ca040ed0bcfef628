import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Options } from '../driver/options';
import { benchPath } from '../driver/paths';
import { tell } from '../driver/progress';
import type { environment } from './environment';
import { figure, partsText, sizeText, spreadText } from './format';
import { distancePlot, growthPlot } from './plots';
import type { Row } from './verdicts';

const cell = (text: string) => text.replace(/\|/g, '\\|');

function tableOf(rows: Row[]): string {
  const marks = { pass: 'met', miss: '**missed**', 'not promised': '' };
  return [
    '| What | N | Target | Measured | Spread | |',
    '| --- | ---: | --- | ---: | --- | --- |',
    ...rows.map(row =>
      [
        '',
        row.promise.what,
        sizeText(row.n),
        row.promise.says,
        figure(row.value, row.promise.unit),
        spreadText(row),
        marks[row.outcome],
        '',
      ]
        .map(cell)
        .join(' | ')
        .trim(),
    ),
  ].join('\n');
}

function partsOf(rows: Row[]): string {
  return rows
    .filter(row => row.parts || row.note)
    .map(
      row => `- **${row.promise.what}**, ${sizeText(row.n)}: ${partsText(row)}`,
    )
    .join('\n');
}

/** What is measured in turns is little harmed; what is compared over time is. */
function driftText(drift: string[]): string {
  return drift.length === 0
    ? ''
    : `
**The machine was not quiet**: ${drift.join('; ')}, from the beginning of the
measures to their end. Ratios of what was taken in turns still mean something,
times do not.
`;
}

/** Writes docs/performance.md and its plots. */
export function writePage(
  rows: Row[],
  run: {
    environment: ReturnType<typeof environment>;
    options: Options;
    drift: string[];
  },
): void {
  const { versions, ...machine } = run.environment;
  const docs = benchPath('../docs');
  const images = join(docs, 'images');
  mkdirSync(images, { recursive: true });
  writeFileSync(join(images, 'performance-targets.svg'), distancePlot(rows));
  writeFileSync(join(images, 'performance-growth.svg'), growthPlot(rows));
  const args = `--n ${run.options.sizes.join(',')}`;
  writeFileSync(
    join(docs, 'performance.md'),
    `# Performance

Written by \`yarn bench ${args} --write-docs\`, which measures everything here in
one run: a real PostgreSQL in its default settings, and one real backend with the
catalog, the permission framework, these plugins and, as what people would use
instead, \`tech-insights\` with six checks of the same thresholds. Figures are
ratios within that run, so they say something on other machines, too; how each is
taken stands in the [README of the benchmark](../bench/README.md). Before
anything is timed, all totals and verdicts must be right.

${driftText(run.drift)}
Rollups read what was evaluated before; tech-insights evaluates when it is asked.
That, and no quicker evaluation, is where the factor between them comes from.

![How far each figure is from its target](images/performance-targets.svg)

![Times by number of services](images/performance-growth.svg)

## Targets

${tableOf(rows)}

Without a word at the end of its row, a target is promised for larger catalogs
only. Why those that are missed are missed [stands apart](performance-explained.md).

## What the figures come from

Medians in milliseconds, unless another unit stands beside them.

${partsOf(rows)}

## Measured on

${Object.entries(machine)
  .map(([name, value]) => `- ${name}: ${value}`)
  .join('\n')}
- services: ${run.options.sizes.map(n => n.toLocaleString('en')).join(', ')}
${Object.entries(versions)
  .map(([name, version]) => `- \`${name}\` ${version}`)
  .join('\n')}
`,
  );
  tell('The figures are in docs/performance.md');
}

import { finding, report } from '../__testUtils__/backend';
import { githubReport } from './github';
import { markdownReport } from './markdown';
import { textReport } from './text';

const change = report({
  entities: [
    {
      entityRef: 'component:default/checkout',
      change: 'changed',
      path: 'a.yaml',
    },
    { entityRef: 'component:default/stock', change: 'removed', path: null },
  ],
  broken: [
    finding({ severity: 'low', message: 'Thin buffer.', line: null }),
    finding({
      entityRef: 'component:default/stock',
      severity: 'medium',
      message: 'Needs something that is not in the catalog.',
      path: null,
      line: null,
    }),
    finding(),
  ],
  mended: [
    finding({ severity: 'blocker', message: 'Forecast is within the MTPD.' }),
  ],
  standing: 5,
  hidden: 2,
  judged: 14,
});

describe('text', () => {
  it('groups what breaks and mends by entity, the worst first', () => {
    expect(textReport(change, { failOn: 'high', colors: false })).toBe(
      `2 entities in the change (1 changed, 1 removed), 14 judged.

Breaks
  component:default/checkout
    high     Needs Price labels, whose RTO of 1 d is longer than the 4 h needed here. (catalog-info.yaml:14)
    low      Thin buffer. (catalog-info.yaml)
  component:default/stock
    medium   Needs something that is not in the catalog.

Mends
  component:default/checkout
    blocker  Forecast is within the MTPD. (catalog-info.yaml:14)

3 broken (1 high, 1 medium, 1 low), 1 mended, 5 as before, 2 more on entities you cannot see.
The check fails: 1 of severity high or worse.
`,
    );
  });

  it('says when a change reaches more than can be judged', () => {
    const wide = report({ judged: 5000, notJudged: 70 });
    expect(textReport(wide, { failOn: 'high', colors: false })).toContain(
      '(1 changed), 5000 judged, 70 more reached but too many to judge.\n',
    );
  });

  it('says when nothing breaks', () => {
    expect(textReport(report(), { failOn: 'high', colors: false })).toBe(
      `1 entity in the change (1 changed), 1 judged.

0 broken, 0 mended, 0 as before.
The check passes.
`,
    );
  });

  it('keeps what others write from posing as commands', () => {
    const text = textReport(
      report({
        broken: [
          finding({
            message: 'a\n::stop-commands::x\u001b[2J\r\u009b',
            path: 'b\n.yaml',
          }),
        ],
      }),
      { failOn: 'high', colors: false },
    );
    expect(text).toContain('high     a ::stop-commands::x (b .yaml:14)\n');
  });
});

describe('github', () => {
  it('annotates: what fails as error, less as warning, what mends as notice', () => {
    expect(githubReport(change, 'high').split('\n')).toEqual([
      '::error file=catalog-info.yaml,line=14,title=Breaks (high)%3A RTO inversion::component:default/checkout: Needs Price labels, whose RTO of 1 d is longer than the 4 h needed here.',
      '::warning title=Breaks (medium)%3A RTO inversion::component:default/stock: Needs something that is not in the catalog.',
      '::warning file=catalog-info.yaml,title=Breaks (low)%3A RTO inversion::component:default/checkout: Thin buffer.',
      '::notice file=catalog-info.yaml,line=14,title=Mends (blocker)%3A RTO inversion::component:default/checkout: Forecast is within the MTPD.',
      '2 entities in the change (1 changed, 1 removed), 14 judged.',
      '3 broken (1 high, 1 medium, 1 low), 1 mended, 5 as before, 2 more on entities you cannot see.',
      'The check fails: 1 of severity high or worse.',
      '',
    ]);
  });

  it('escapes what commands are made of', () => {
    const [line] = githubReport(
      report({
        broken: [
          finding({
            path: 'a,b:c%.yaml',
            title: 'One, two: 100 %',
            message: '100 %\n::error::x',
          }),
        ],
      }),
      'high',
    ).split('\n');
    expect(line).toBe(
      '::error file=a%2Cb%3Ac%25.yaml,line=14,title=Breaks (high)%3A One%2C two%3A 100 %25::component:default/checkout: 100 %25 ::error::x',
    );
  });

  it('points at files that cannot be read', () => {
    const errors = [{ path: 'a.yaml', line: 3, message: 'No kind' }];
    expect(githubReport(report({ errors }), 'high')).toMatch(
      /^::error file=a.yaml,line=3,title=Cannot be read::No kind\n/,
    );
  });
});

describe('the summary of a job', () => {
  it('has a table of what breaks and one of what mends', () => {
    const summary = markdownReport(change, 'high');
    expect(summary).toContain(
      '**The check fails: 1 of severity high or worse.** 3 broken',
    );
    expect(summary).toContain(
      '### Breaks\n\n| Severity | Entity | Finding | File |\n| --- | --- | --- | --- |\n| high | `component:default/checkout` | Needs Price labels,',
    );
    expect(summary).toContain('### Mends');
    expect(summary).not.toContain('Cannot be read');
  });

  it('shows what others write as they wrote it', () => {
    const summary = markdownReport(
      report({
        broken: [
          finding({
            message: '<img src=x> | [a](https://example.org) @ingrid',
            path: 'a|b`c.yaml',
            line: null,
          }),
        ],
      }),
      'high',
    );
    expect(summary).toContain(
      "| &lt;img src=x&gt; \\| \\[a\\]\\(https&#58;//example.org\\) &#64;ingrid | `a\\|b'c.yaml` |",
    );
  });
});

import type {
  DocumentBlock,
  RecordDocumentModel,
} from '../../../model/records/documentModel';
import { toMarkdown } from './markdown';

function model(
  blocks: DocumentBlock[],
  rest: Partial<RecordDocumentModel> = {},
): RecordDocumentModel {
  return {
    title: 'Example: Payments',
    watermark: null,
    revision: 1,
    contentHash: 'abc',
    facts: [['Owner', 'Core']],
    sections: [{ title: 'Main', blocks }],
    ...rest,
  };
}

/** What stands below the heading of the section. */
function bodyOf(...blocks: DocumentBlock[]): string {
  return toMarkdown(model(blocks)).split('## Main\n\n')[1].trimEnd();
}

describe('toMarkdown', () => {
  it('writes headings, facts and each kind of block', () => {
    const text = toMarkdown(
      model(
        [
          { kind: 'field', label: 'RTO', text: '4 h' },
          { kind: 'paragraph', label: 'Story', text: 'one\ntwo\n\n\nthree' },
          { kind: 'bullets', label: 'Needs', items: ['a', 'b'] },
          {
            kind: 'table',
            label: 'Peaks',
            columns: ['Title', 'Cost'],
            rows: [['Year end', 'EUR 5\nEUR 6']],
          },
          {
            kind: 'group',
            label: 'Risk 1: Fire',
            blocks: [
              {
                kind: 'group',
                label: 'Measure 1',
                blocks: [{ kind: 'field', label: 'A', text: 'b' }],
              },
            ],
          },
        ],
        { watermark: 'Draft – not approved' },
      ),
    );
    expect(text).toBe(`# Example: Payments

**Draft – not approved**

|  |  |
| --- | --- |
| Owner | Core |

## Main

**RTO**: 4 h

**Story**

one\\
two

three

**Needs**

- a
- b

**Peaks**

| Title | Cost |
| --- | --- |
| Year end | EUR 5<br>EUR 6 |

### Risk 1: Fire

#### Measure 1

**A**: b
`);
  });

  it.each([
    ['<script>alert(1)</script>', '\\<script\\>alert(1)\\</script\\>'],
    ['[x](javascript:alert(1))', '\\[x\\](javascript:alert(1))'],
    [
      '![x](https://example.org/a.png)',
      '!\\[x\\](https\\://example.org/a.png)',
    ],
    ['www.example.org', 'www\\.example.org'],
    ['ann@example.org', 'ann\\@example.org'],
    [
      '**bold** _it_ ~~no~~ `code`',
      '\\*\\*bold\\*\\* \\_it\\_ \\~\\~no\\~\\~ \\`code\\`',
    ],
    ['&lt;b&gt;', '\\&lt;b\\&gt;'],
    ['a\\', 'a\\\\'],
    ['$x$ #1', '\\$x\\$ \\#1'],
    ['09:30 - 10:00, 1. of 2', '09:30 - 10:00, 1. of 2'],
    ['a\u0000\u0007b', 'a b'],
  ])('leaves %j text', (text, expected) => {
    expect(bodyOf({ kind: 'field', label: 'L', text })).toBe(
      `**L**: ${expected}`,
    );
  });

  it.each([
    ['# no heading', '\\# no heading'],
    ['- no list', '\\- no list'],
    ['+ no list', '\\+ no list'],
    ['12. no list', '12\\. no list'],
    ['1) no list', '1\\) no list'],
    ['> no quote', '\\> no quote'],
    ['title\n===', 'title\\\n\\==='],
    ['title\n---', 'title\\\n\\---'],
    ['```\ncode\n```', '\\`\\`\\`\\\ncode\\\n\\`\\`\\`'],
    ['    no code', 'no code'],
    ['a\r\nb\u2028c', 'a\\\nb\\\nc'],
    ['| a | b |\n| --- | --- |', '\\| a \\| b \\|\\\n\\| --- \\| --- \\|'],
  ])('lets no line of %j begin anything', (text, expected) => {
    expect(bodyOf({ kind: 'paragraph', label: 'L', text })).toBe(
      `**L**\n\n${expected}`,
    );
  });

  it('lets no cell end its row or open another', () => {
    expect(
      bodyOf({
        kind: 'table',
        label: 'T',
        columns: ['a|b', 'c'],
        rows: [['x\\', '|\n| y |\n\n- z']],
      }),
    ).toBe(
      '**T**\n\n| a\\|b | c |\n| --- | --- |\n| x\\\\ | \\|<br>\\| y \\|<br>\\- z |',
    );
  });

  it('keeps headings and bullets on one line', () => {
    const text = toMarkdown(
      model([{ kind: 'bullets', label: 'L', items: ['a\n# b'] }], {
        title: 'One\n## Two',
      }),
    );
    expect(text).toContain('# One \\#\\# Two\n');
    expect(text).toContain('- a \\# b');
  });

  it('takes a megabyte in its stride', () => {
    const text = `${'*'.repeat(500_000)}${' '.repeat(250_000)}${'9'.repeat(
      250_000,
    )}`;
    const started = performance.now();
    bodyOf({ kind: 'paragraph', label: 'L', text });
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});

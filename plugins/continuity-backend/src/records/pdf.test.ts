import type {
  DocumentBlock,
  RecordDocumentModel,
} from '@backstage-continuity/plugin-continuity-common';
import { readPdf } from './__testUtils__/readPdf';
import { toPdf } from './pdf';
import { setInThread } from './pdfThread';

jest.setTimeout(60_000);

const printedAt = '2026-03-12T09:30:00.000Z';

function model(
  blocks: DocumentBlock[],
  rest: Partial<RecordDocumentModel> = {},
): RecordDocumentModel {
  return {
    title: 'Example: Payments',
    watermark: null,
    revision: 3,
    contentHash: '0123456789abcdef0123456789abcdef',
    facts: [['Owner', 'Core']],
    sections: [{ title: 'Main', blocks }],
    ...rest,
  };
}

/** Text of the pages without the blanks, at which lines break anywhere. */
async function pagesOf(document: RecordDocumentModel): Promise<string[]> {
  return readPdf(await toPdf(document, { printedAt })).map(page =>
    page.replace(/\s/g, ''),
  );
}

describe('toPdf', () => {
  it('sets everything there is to read, and says on each page what it is', async () => {
    const pdf = await toPdf(
      model([
        { kind: 'field', label: 'RTO', text: '4 h' },
        { kind: 'paragraph', label: 'Story', text: 'one\ntwo' },
        { kind: 'bullets', label: 'Needs', items: ['Database', 'Vault'] },
        {
          kind: 'group',
          label: 'Risk 1: Fire',
          blocks: [
            {
              kind: 'table',
              label: 'Measures',
              columns: ['Title'],
              rows: [['Alarm']],
            },
          ],
        },
      ]),
      { printedAt },
    );
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    const pages = readPdf(pdf);
    expect(pages).toHaveLength(1);
    for (const text of [
      'Payments',
      'Core',
      'Main',
      'RTO',
      'two',
      'Vault',
      'Fire',
      'Measures',
      'Alarm',
    ]) {
      expect(pages[0]).toContain(text);
    }
    const footer = pages[0].replace(/\s/g, '');
    expect(footer).toContain('revision3·content0123456789ab·');
    expect(footer).toContain('printed12Mar2026,09:30UTC');
    expect(footer).toContain('Page1of1');
    expect(footer).not.toContain('notapproved');
  });

  it('marks each page of what is not approved', async () => {
    const pages = await pagesOf(
      model(
        Array.from({ length: 100 }, (_, index) => ({
          kind: 'field',
          label: 'Field',
          text: `value ${index}`,
        })),
        { watermark: 'Draft – not approved' },
      ),
    );
    expect(pages.length).toBeGreaterThan(1);
    for (const page of pages) expect(page).toContain('Draft–notapproved');
  });

  it('goes on with a long table under its header on the next page', async () => {
    const pages = await pagesOf(
      model([
        {
          kind: 'table',
          label: 'Peaks',
          columns: ['Title of peak', 'Cost'],
          rows: Array.from({ length: 200 }, (_, index) => [
            `Row ${index}`,
            `EUR ${index}`,
          ]),
        },
      ]),
    );
    expect(pages.length).toBeGreaterThan(3);
    pages.forEach((page, index) => {
      expect(page).toContain('Peaks');
      expect(page).toContain('Titleofpeak');
      expect(page).toContain(`Page${index + 1}of${pages.length}`);
    });
    const all = pages.join('');
    for (let row = 0; row < 200; row++) expect(all).toContain(`Row${row}`);
  });

  it.each([
    ['Ünïcødé Ελλάδα Кириллица', false],
    ['日本語 العربية עברית', true],
    ['🎉 → \u0007 \ud800 \u202e', true],
  ])('sets %s and says when the fonts lack something', async (text, lacks) => {
    const [page] = await pagesOf(
      model([{ kind: 'paragraph', label: 'Text', text }], { title: text }),
    );
    expect(page.includes('notinthefonts')).toBe(lacks);
  });

  it('sets Latin, Greek and Cyrillic', async () => {
    const text = 'ÜnïcødéΕλλάδαКириллица';
    const [page] = await pagesOf(
      model([{ kind: 'paragraph', label: 'Text', text }]),
    );
    expect(page).toContain(text);
  });

  it('takes text for text', async () => {
    const text =
      '{"image":"https://example.org/a.png"} <img src="file:///etc/passwd">';
    const [page] = await pagesOf(
      model([
        { kind: 'field', label: 'Field', text },
        { kind: 'bullets', label: 'Bullets', items: [text, text] },
      ]),
    );
    expect(page).toContain('<imgsrc="file:///etc/passwd">');
  });

  it.each(['https://example.org/a.png', __filename])(
    'would fetch nothing: not %s',
    async image => {
      const denied = setInThread({
        definition: { content: [{ image }] },
        footer: '',
      });
      await expect(denied).rejects.toMatchObject({
        name: 'ServiceUnavailableError',
        cause: { message: expect.stringMatching(/denied/i) },
      });
    },
  );

  it('breaks what is too long for a cell', async () => {
    const long = `${'q'.repeat(500)}end`;
    const pages = await pagesOf(
      model([
        {
          kind: 'table',
          label: 'Table',
          columns: ['1', '2', '3', '4', '5', '6'],
          rows: [[long, long, long, long, long, 'last']],
        },
      ]),
    );
    expect(pages.join('').match(/q/g)).toHaveLength(2_500);
  });

  it('leaves the backend free while it sets a long document', async () => {
    let longest = 0;
    let before = performance.now();
    const watch = setInterval(() => {
      const now = performance.now();
      longest = Math.max(longest, now - before);
      before = now;
    }, 10);
    const word = 'Lorem ipsum dolor sit amet, consectetur adipiscing elit. ';
    const pdf = await toPdf(
      model([
        {
          kind: 'paragraph',
          label: 'Text',
          text: word.repeat(100_000 / word.length),
        },
        { kind: 'field', label: 'Run', text: 'x'.repeat(20_000) },
        {
          kind: 'table',
          label: 'Table',
          columns: ['One', 'Two'],
          rows: Array.from({ length: 500 }, () => [word, word]),
        },
      ]),
      { printedAt },
    );
    clearInterval(watch);
    expect(readPdf(pdf).length).toBeGreaterThan(25);
    expect(longest).toBeLessThan(2_000);
  });
});

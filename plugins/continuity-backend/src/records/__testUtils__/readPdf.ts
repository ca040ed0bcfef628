import { inflateSync } from 'node:zlib';

/** What the glyphs of a font stand for, as its ToUnicode map says. */
function glyphsOf(map: string): Map<string, string> {
  const glyphs = new Map<string, string>();
  for (const [, first, list] of map.matchAll(
    /<([0-9a-f]{4})> <[0-9a-f]{4}> \[([^\]]*)\]/gi,
  )) {
    [...list.matchAll(/<([0-9a-f ]*)>/gi)].forEach(([, units], index) => {
      const code = (parseInt(first, 16) + index).toString(16).padStart(4, '0');
      glyphs.set(
        code,
        (units.match(/[0-9a-f]{4}/gi) ?? [])
          .map(unit => String.fromCharCode(parseInt(unit, 16)))
          .join(''),
      );
    });
  }
  return glyphs;
}

function streamOf(body: string): string {
  const start = body.indexOf('stream\n');
  const raw = body.slice(start + 7, body.lastIndexOf('\nendstream'));
  return body.slice(0, start).includes('/FlateDecode')
    ? inflateSync(Buffer.from(raw, 'latin1')).toString('latin1')
    : raw;
}

/** What is shown, in the fonts that are chosen before it. */
function linesOf(
  tokens: Iterable<RegExpMatchArray>,
  fonts: Map<string, Map<string, string>>,
): string[] {
  let font: Map<string, string> | undefined;
  const lines: string[] = [];
  for (const [, name, shown] of tokens) {
    if (name) {
      font = fonts.get(name);
      continue;
    }
    const glyphs = font;
    const codes = [...shown.matchAll(/<([0-9a-f]*)>/gi)]
      .map(([, hex]) => hex.toLowerCase())
      .join('');
    const text = (codes.match(/.{4}/g) ?? []).map(code => glyphs?.get(code));
    lines.push(text.join(''));
  }
  return lines;
}

/** The text of each page of a PDF as pdfmake writes it, a line for each piece. */
export function readPdf(pdf: Buffer): string[] {
  const objects = new Map(
    [
      ...pdf
        .toString('latin1')
        .matchAll(/(?:^|\n)(\d+) 0 obj\n([^]*?)\nendobj/g),
    ].map(([, id, body]) => [id, body]),
  );
  const follow = (body: string, key: string) =>
    objects.get(new RegExp(`/${key} (\\d+) 0 R`).exec(body)?.[1] ?? '') ?? '';

  return [...objects.values()]
    .filter(body => /\/Type \/Page\n/.test(body))
    .map(page => {
      const resources = follow(page, 'Resources') || page;
      const fonts = new Map(
        [...resources.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name, id]) => [
          name,
          glyphsOf(streamOf(follow(objects.get(id) ?? '', 'ToUnicode'))),
        ]),
      );
      const tokens = streamOf(follow(page, 'Contents')).matchAll(
        /\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g,
      );
      return linesOf(tokens, fonts).join('\n');
    });
}

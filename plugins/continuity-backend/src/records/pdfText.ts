/** Longest text that is set in one piece; setting time grows with its square. */
const PIECE = 1_000;
/** Longest run without a blank. */
const RUN = 60;

const pieceOf = new RegExp(`[^]{1,${PIECE}}(?=\\s|$)|[^]{1,${PIECE}}`, 'gu');
const longRun = new RegExp(`\\S{${RUN}}(?=\\S)`, 'gu');

/**
 * What the fonts of the document have: Latin, Greek, Cyrillic, the usual signs.
 * They have neither the scripts of Asia nor Arabic, Hebrew, arrows and emoji.
 */
const covered =
  /^[\s\u0020-\u017f\u0192\u0218-\u021b\u02c6\u02c7\u0300\u0301\u0384-\u03ce\u0400-\u0486\u0488-\u0513\u1e80-\u1e85\u1e9e\u1ea0-\u1ef9\u2010\u2011\u2013-\u2015\u2017-\u201e\u2020-\u2022\u2025-\u2027\u2030\u2032\u2033\u2039\u203a\u2044\u20a3-\u20ac\u2116\u2122\u2202\u2206\u2211\u2212\u221a\u221e\u2248\u2260\u2264\u2265]*$/u;

/** Whether the fonts have every character of the text. */
export function isPrintable(text: string): boolean {
  return covered.test(text);
}

/** A line in parts of which none is too long, parted at blanks where there are. */
function partsOf(line: string): string[] {
  const broken = line.replace(longRun, '$&\n');
  return broken.length <= PIECE
    ? [broken]
    : (broken.match(pieceOf) ?? []).map(part => part.trim());
}

/**
 * A text in pieces to be set one below the other, each in little time. Runs too
 * long for a line are broken, and no more than one line in a row is empty.
 */
export function piecesOf(text: string): string[] {
  const pieces: string[] = [];
  const lines = text.split(/\r\n|[\n\r\u2028\u2029]/).flatMap(partsOf);
  for (const [index, line] of lines.entries()) {
    if (line === '' && lines[index - 1] === '') continue;
    const piece = pieces.at(-1);
    if (piece === undefined || piece.length + line.length >= PIECE) {
      pieces.push(line);
    } else {
      pieces[pieces.length - 1] = `${piece}\n${line}`;
    }
  }
  return pieces;
}

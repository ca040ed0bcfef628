import { sizeText } from './format';
import type { Row } from './verdicts';

const WIDTH = 860;
const LINE = 22;
const LEFT = 420;
const RIGHT = 70;
const INK = '#57606a';
const GOOD = '#2e7d32';
const BAD = '#c62828';

const escape = (text: string) =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

const text = (x: number, y: number, content: string, anchor = 'start') =>
  `<text x="${x.toFixed(1)}" y="${y.toFixed(
    1,
  )}" text-anchor="${anchor}">${escape(content)}</text>`;

function picture(height: number, title: string, body: string[]): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" role="img" font-family="sans-serif" font-size="12" fill="${INK}">
<title>${escape(title)}</title>
<rect width="100%" height="100%" fill="#fff"/>
${body.join('\n')}
</svg>
`;
}

/** A place on a scale on which ten times as much is always as far. */
function logScale(from: number, to: number, start: number, end: number) {
  const span = Math.log10(to) - Math.log10(from);
  return (value: number) =>
    start +
    ((Math.log10(Math.min(Math.max(value, from), to)) - Math.log10(from)) /
      span) *
      (end - start);
}

/** How much of its target each figure takes at the largest size, 100 % being all of it. */
export function distancePlot(rows: Row[]): string {
  const shown = rows.filter(
    ({ target, n, promise, value }, index) =>
      promise.limit > 0 &&
      value > 0 &&
      !rows.some(
        (other, place) =>
          other.target === target &&
          (other.n > n || (other.n === n && place > index)),
      ),
  );
  const x = logScale(0.01, 10, LEFT, WIDTH - RIGHT);
  const height = 50 + shown.length * LINE;
  const grid = [0.01, 0.1, 1, 10].map(
    share =>
      `<line x1="${x(share)}" x2="${x(share)}" y1="30" y2="${
        height - 10
      }" stroke="${share === 1 ? INK : '#d0d7de'}"/>${text(
        x(share),
        22,
        `${share * 100} %`,
        'middle',
      )}`,
  );
  const bars = shown.map(({ promise, n, value }, index) => {
    const share = promise.atLeast
      ? promise.limit / value
      : value / promise.limit;
    const y = 36 + index * LINE;
    return [
      text(
        LEFT - 8,
        y + 13,
        [promise.what, sizeText(n)].filter(Boolean).join(', '),
        'end',
      ),
      `<rect x="${LEFT}" y="${y}" width="${Math.max(1, x(share) - LEFT).toFixed(
        1,
      )}" height="${LINE - 6}" fill="${share <= 1 ? GOOD : BAD}"/>`,
      text(x(share) + 6, y + 13, `${Math.round(share * 100)} %`),
    ].join('');
  });
  return picture(height, 'How far each figure is from its target', [
    ...grid,
    ...bars,
  ]);
}

const LINES = [
  ['rollup-group', 'rollup', 'rollup by owner group', '#1565c0'],
  ['rollup-group', 'matrix', 'facets of the catalog', '#6a1b9a'],
  ['rollup-peer', 'peer', 'all checks of tech-insights', '#c62828'],
  ['entity', 'posture', 'posture of one entity', '#2e7d32'],
  ['entity', 'byName', 'catalog by-name', '#ef6c00'],
] as const;

/** Times in milliseconds by number of services. */
export function growthPlot(rows: Row[]): string {
  const sizes = [
    ...new Set(rows.flatMap(row => (row.parts?.posture ? [row.n] : []))),
  ].sort((a, b) => a - b);
  if (sizes.length === 0) return picture(40, 'Nothing was measured', []);
  const lines = LINES.map(([target, part, title, colour]) => ({
    title,
    colour,
    points: rows.flatMap(row => {
      const ms = row.target === target ? row.parts?.[part] : undefined;
      return ms === undefined ? [] : [{ n: row.n, ms }];
    }),
  })).filter(({ points }) => points.length > 0);
  const height = 340;
  const x = logScale(sizes[0] / 1.3, sizes[sizes.length - 1] * 1.3, 90, 600);
  const y = logScale(0.1, 100_000, height - 40, 20);
  const grid = [0.1, 1, 10, 100, 1000, 10_000, 100_000].map(
    ms =>
      `<line x1="90" x2="600" y1="${y(ms)}" y2="${y(
        ms,
      )}" stroke="#d0d7de"/>${text(
        62,
        y(ms) + 4,
        `${ms.toLocaleString('en')} ms`,
        'end',
      )}`,
  );
  const marks = sizes
    .filter(n =>
      lines.some(({ points }) => points.some(point => point.n === n)),
    )
    .map(n => text(x(n), height - 20, n.toLocaleString('en'), 'middle'));
  const drawn = lines.map(({ title, colour, points }, index) => {
    const places = points.map(
      ({ n, ms }) => `${x(n).toFixed(1)},${y(ms).toFixed(1)}`,
    );
    return [
      `<polyline points="${places.join(
        ' ',
      )}" fill="none" stroke="${colour}" stroke-width="2"/>`,
      ...places.map(place => {
        const [cx, cy] = place.split(',');
        return `<circle cx="${cx}" cy="${cy}" r="3" fill="${colour}"/>`;
      }),
      `<rect x="620" y="${
        30 + index * LINE
      }" width="12" height="12" fill="${colour}"/>`,
      text(638, 41 + index * LINE, title),
    ].join('');
  });
  return picture(height, 'Times by number of services', [
    ...grid,
    ...marks,
    ...drawn,
  ]);
}

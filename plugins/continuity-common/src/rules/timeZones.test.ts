import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

jest.setTimeout(120_000);

/** What is said about days around which clocks are set, and of leap days. */
const script = `
  const { addPeriod, subtractPeriod, endOfPlanned, occurrencesBetween } =
    require(${JSON.stringify(join(__dirname, 'index.ts'))});
  const instants = [
    '2024-02-29T00:00:00.000Z', '2026-03-08T09:59:59.999Z',
    '2026-03-29T01:30:00.000Z', '2026-10-25T00:30:00.000Z',
    '2026-11-01T06:00:00.000Z', '2027-12-31T23:59:59.999Z',
  ];
  const periods = ['P1D', 'P1M', 'P6M', 'P1Y', 'P4Y'];
  process.stdout.write(JSON.stringify([
    instants.map(at => periods.map(period =>
      [addPeriod(at, period), subtractPeriod(at, period)])),
    instants.map(at => endOfPlanned(at.slice(0, 10))),
    occurrencesBetween('2026-03-01T01:30:00.000Z', 'FREQ=WEEKLY;BYDAY=SU',
      '2026-03-01T00:00:00.000Z', '2026-04-15T00:00:00.000Z', 50),
  ]));
`;

function inZone(zone: string): unknown {
  const transform = require.resolve(
    '@backstage/cli-node/config/nodeTransform.cjs',
  );
  const text = execFileSync(
    process.execPath,
    ['--require', transform, '--eval', script],
    { env: { ...process.env, TZ: zone }, encoding: 'utf8' },
  );
  return JSON.parse(text);
}

describe('dates', () => {
  it('are the same wherever the server stands, also when clocks are set', () => {
    const [periods, days] = inZone('UTC') as [string[][][], string[]];
    expect(periods[0].map(([later]) => later)).toEqual([
      '2024-03-01T00:00:00.000Z',
      '2024-03-29T00:00:00.000Z',
      '2024-08-29T00:00:00.000Z',
      '2025-02-28T00:00:00.000Z',
      '2028-02-29T00:00:00.000Z',
    ]);
    expect(days[1]).toBe('2026-03-08T23:59:59.999Z');
    for (const zone of [
      'Europe/Berlin',
      'America/New_York',
      'Pacific/Chatham',
    ]) {
      expect([zone, inZone(zone)]).toEqual([zone, inZone('UTC')]);
    }
  });
});

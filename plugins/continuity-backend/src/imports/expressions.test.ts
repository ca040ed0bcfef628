import { isExpression, resolveExpression } from './expressions';

const NOW = '2026-03-31T14:20:05.000Z';

describe('relative dates', () => {
  it.each([
    ['{{ now }}', '2026-03-31T14:20:05.000Z'],
    ['{{now}}', '2026-03-31T14:20:05.000Z'],
    ['{{ now - P1M }}', '2026-02-28T14:20:05.000Z'],
    ['{{ now - P3M2D }}', '2025-12-29T14:20:05.000Z'],
    ['{{ now - P3M2D at 09:30 }}', '2025-12-29T09:30:00.000Z'],
    ['{{ now - P3M2D at 09:30 + PT1H20M }}', '2025-12-29T10:50:00.000Z'],
    ['{{ now + P11D at 09:00 }}', '2026-04-11T09:00:00.000Z'],
    ['{{ now at 23:59 + PT2M }}', '2026-04-01T00:01:00.000Z'],
    ['{{ today }}', '2026-03-31'],
    ['{{ today + P11D }}', '2026-04-11'],
    ['{{ today - P5D }}', '2026-03-26'],
  ])('%s is %s', (text, value) => {
    expect(isExpression(text)).toBe(true);
    expect(resolveExpression(text, NOW)).toEqual({ ok: true, value });
  });

  it.each([
    '{{ }}',
    '{{ yesterday }}',
    '{{ nowhere }}',
    '{{ now - }}',
    '{{ now - 3 days }}',
    '{{ now - P }}',
    '{{ now - P3X }}',
    '{{ now at 24:00 }}',
    '{{ now at 9:30 }}',
    '{{ today at 09:00 }}',
    '{{ today + PT5H }}',
    '{{ now - P99999999999Y }}',
    '{{ now - P3000Y }}',
    '{{ now - P1D }} }}',
    '{{ constructor.constructor("x")() }}',
  ])('%s is refused with what was expected', text => {
    expect(resolveExpression(text, NOW)).toMatchObject({
      ok: false,
      expected: expect.any(String),
    });
  });

  it('leaves other text alone', () => {
    expect(isExpression('see {{ now }} below')).toBe(false);
  });
});

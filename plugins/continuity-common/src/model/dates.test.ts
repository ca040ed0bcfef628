import { instantSchema } from './primitives';
import { plannedAtSchema } from './scheduledTest';

describe('instantSchema', () => {
  it.each([
    ['2026-03-12T09:30:00Z', '2026-03-12T09:30:00.000Z'],
    ['2026-03-12T09:30Z', '2026-03-12T09:30:00.000Z'],
    ['2026-03-12T09:30:00.123456Z', '2026-03-12T09:30:00.123Z'],
    ['2026-03-12T01:30:00+02:00', '2026-03-11T23:30:00.000Z'],
    ['2026-03-12T01:30:00+0200', '2026-03-11T23:30:00.000Z'],
    ['2028-02-29T00:00:00Z', '2028-02-29T00:00:00.000Z'],
  ])('reads %s as %s', (text, instant) => {
    expect(instantSchema.parse(text)).toBe(instant);
  });

  it.each([
    '2026-02-31T10:00:00Z',
    '2026-02-29T10:00:00Z',
    '2026-13-01T10:00:00Z',
    '2026-12-01T25:00:00Z',
    '2026-12-01T10:61:00Z',
    // Which instant it is depends on where it is read.
    '2026-12-01T10:00:00',
    '2026-12-01',
    '0000-01-01T00:00:00Z',
    '9999-12-31T23:59:59-10:00',
    '+012026-01-01T00:00:00Z',
    'now',
    '',
  ])('refuses %s', text => {
    const { error } = instantSchema.safeParse(text);
    expect(error?.issues[0].message).toContain('expected an ISO 8601 instant');
  });
});

describe('plannedAtSchema', () => {
  it.each([
    ['2026-12-01', '2026-12-01'],
    ['2026-12-01T10:00:00+01:00', '2026-12-01T09:00:00.000Z'],
  ])('reads %s as %s', (text, planned) => {
    expect(plannedAtSchema.parse(text)).toBe(planned);
  });

  it.each(['2026-02-31', '2026-02-31T10:00:00Z', '2026-00-10', '2026-12-1'])(
    'refuses %s',
    text => {
      expect(plannedAtSchema.safeParse(text).success).toBe(false);
    },
  );
});

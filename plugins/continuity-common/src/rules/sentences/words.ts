import { DateTime } from 'luxon';
import type { CheckFigures, CheckResult } from '../../model/checks';
import { formatDuration } from '../duration';
import { formatPeriod } from '../period';

export type Described = Pick<
  CheckResult,
  'check' | 'subject' | 'figures' | 'dueAt'
>;

/** A sentence's parts at hand: the figures as people read them. */
export interface Words extends Described {
  objective: string;
  actual: string;
  limit: string;
  /** `that Order to cash needs through Checkout`, or nothing. */
  neededBy: string;
  /** The name of an entity. */
  titleOf: (ref: string | undefined) => string;
}

export function span(seconds: number | null | undefined): string {
  return formatDuration(seconds ?? null);
}

/** A day as people read it. */
export function day(instant: string | undefined): string {
  return instant === undefined
    ? 'an unknown day'
    : DateTime.fromISO(instant, { zone: 'utc', locale: 'en' }).toFormat(
        'd LLL yyyy',
      );
}

/** ` every 6 months`, or nothing. */
export function every({ every: period }: CheckFigures): string {
  // "every year" rather than "every 1 year".
  return period === undefined
    ? ''
    : ` every ${formatPeriod(period).replace(/^1 (\w+)$/, '$1')}`;
}

/** Names in a row of this length at most are all told. */
const LONGEST = 6;

/** `A, B and C`; of a long row the first and the last ones. */
export function listed(names: string[]): string {
  const told =
    names.length > LONGEST
      ? [...names.slice(0, 3), 'others', ...names.slice(-2)]
      : names;
  return told.length < 2
    ? told.join('')
    : `${told.slice(0, -1).join(', ')} and ${told.at(-1)}`;
}

/** `A needs B needs A`; of a long round the first ones. */
export function roundTrip(names: string[]): string {
  const told = names.length > LONGEST ? [...names.slice(0, 3), '…'] : names;
  return [...told, ...names.slice(0, 1)].join(' needs ');
}

/** Who asks for a limit, and through what; `of it` comes in between. */
export function asking(
  { requiredBy, analysis, along = [] }: Described['figures'],
  titleOf: Words['titleOf'],
  what = '',
): string {
  if (requiredBy === undefined) {
    return analysis === undefined
      ? ''
      : ` that its impact analysis asks for${what}`;
  }
  const between = along.filter(ref => ref !== requiredBy).map(titleOf);
  const through = between.length === 0 ? '' : ` through ${listed(between)}`;
  return ` that ${titleOf(requiredBy)} needs${what}${through}`;
}

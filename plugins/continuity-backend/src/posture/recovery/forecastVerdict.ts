import {
  verdictOf,
  type ForecastFigure,
  type Verdict,
} from '@backstage-continuity/plugin-continuity-common';

/** A lower bound can miss, but nobody can say that it meets. */
function verdictOfForecast(
  seconds: number,
  lowerBound: boolean,
  objective: number | null,
): Verdict {
  const verdict = verdictOf(seconds, objective);
  return lowerBound && verdict === 'met' ? 'unknown' : verdict;
}

/** A forecast against an RTO, and with work recovery time against an MTPD. */
export function forecastVerdict(
  { seconds, lowerBound }: ForecastFigure,
  limits: { rto: number | null; mtpd: number | null; wrt: number | null },
): { rto: Verdict; mtpd: Verdict } {
  return {
    rto: verdictOfForecast(seconds, lowerBound, limits.rto),
    mtpd: verdictOfForecast(
      seconds + (limits.wrt ?? 0),
      lowerBound,
      limits.mtpd,
    ),
  };
}

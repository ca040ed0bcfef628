import type { CheckId } from '../../model/checks';
import { asking, roundTrip, span, type Words } from './words';

type GraphCheck = Extract<
  CheckId,
  `dependencies.${string}` | `recovery.${string}`
>;

/** `1 of 2`, where the check speaks of a group. */
function share({ figures: { required, members } }: Words): string | null {
  return required === undefined ? null : `${required} of ${members}`;
}

function inversion(text: Words): string {
  const { figures, actual, limit, titleOf } = text;
  const { required, dependency } = figures;
  const asked = asking(figures, titleOf, ' of it');
  const than = `longer than the ${
    asked ? `${limit}${asked}` : `target RTO of ${limit}`
  }.`;
  const name = titleOf(dependency);
  const group = share(text);
  if (group === null) {
    return `Needs ${name}, whose RTO of ${actual} is ${than}`;
  }
  const place = required === 1 ? 'first' : `number ${required}`;
  return `Needs ${group}, of which ${name} comes ${place} with an RTO of ${actual}, ${than}`;
}

function cycle({ figures: { loop = [] }, titleOf }: Words): string {
  if (loop.length === 1) {
    return 'Is in a cycle: it needs itself.';
  }
  const size = loop.length > 6 ? ` of ${loop.length}` : '';
  return `Is in a cycle${size}: ${roundTrip(loop.map(titleOf))}.`;
}

function singlePoint({ figures, titleOf }: Words): string {
  const { functions = 1, requiredBy, location } = figures;
  const others = functions - 1;
  const more =
    others < 1 ? '' : ` and ${others} other function${others > 1 ? 's' : ''}`;
  const loss =
    location === undefined
      ? 'Its loss alone takes'
      : `The loss of ${location}, where it stands, takes`;
  return `${loss} ${titleOf(
    requiredBy,
  )}${more} down, though its tier requires redundancy.`;
}

function toolLost(text: Words): string {
  const name = text.titleOf(text.figures.dependency);
  const group = share(text);
  return group === null
    ? `Needs ${name} to recover, which is down whenever it is needed.`
    : `Needs ${group} to recover, ${name} among them, of which too few are up whenever they are needed.`;
}

function recovers({ figures, actual }: Words): string {
  return `Recovers in ${
    figures.lowerBound ? 'at least ' : ''
  }${actual} with all that it needs`;
}

function buffer(text: Words): string {
  const { figures, limit, neededBy } = text;
  const left = (figures.limit ?? 0) - (figures.actual ?? 0);
  const rest = left > 0 ? `only ${span(left)}` : 'nothing';
  return `${recovers(
    text,
  )}, which leaves ${rest} of the RTO of ${limit}${neededBy}.`;
}

function incomplete({ figures, actual, titleOf }: Words): string {
  const { dependency } = figures;
  const why =
    dependency === undefined ? '' : `, as ${titleOf(dependency)} lacks figures`;
  // At least nothing is nothing known.
  return figures.actual === 0
    ? `How long recovery takes is unknown${why}.`
    : `Recovers in at least ${actual}; how much later is unknown${why}.`;
}

export const graphSentences: Record<GraphCheck, (text: Words) => string> = {
  'dependencies.rto-inversion': inversion,
  'dependencies.cycle': cycle,
  'dependencies.single-point-of-failure': singlePoint,
  'dependencies.dangling': ({ figures }) =>
    `${figures.path || 'A relation'} names ${
      figures.value
    }, which is not in the catalog.`,
  'dependencies.recovery-tool-lost': toolLost,
  'recovery.forecast-exceeds-rto': text =>
    `${recovers(text)}, longer than the RTO of ${text.limit}${text.neededBy}.`,
  'recovery.forecast-exceeds-mtpd': text =>
    `${recovers(text)} and work recovery time, longer than the MTPD of ${
      text.limit
    }${text.neededBy}.`,
  'recovery.thin-buffer': buffer,
  'recovery.forecast-unknown': incomplete,
};

import type { CheckId } from '../model/checks';
import { analysisSentences } from './sentences/analysis';
import { graphSentences } from './sentences/graph';
import { recordSentences } from './sentences/records';
import { riskSentences } from './sentences/risk';
import { strategySentences } from './sentences/strategy';
import {
  asking,
  day,
  every,
  span,
  type Described,
  type Words,
} from './sentences/words';

function words(type: string | undefined): string {
  return type === 'walk-through' ? type : (type ?? '').replaceAll('-', ' ');
}

function isMissing(seconds: number | null | undefined): boolean {
  return seconds === null || seconds === undefined;
}

/** What is said where one of two figures is not decided; null where both are. */
function undecided(
  { figures, actual, limit }: Words,
  actualName: string,
  limitName: string,
): string | null {
  if (isMissing(figures.limit)) {
    return `${actualName} is ${actual}, but no ${limitName} is decided to compare it with.`;
  }
  return isMissing(figures.actual)
    ? `${limitName} is ${limit}, but no ${actualName} is decided to compare it with.`
    : null;
}

function missed(text: Words): string {
  const { objective, figures, actual, limit, neededBy } = text;
  const open = undecided(text, `Measured ${objective}`, `target ${objective}`);
  if (open) {
    return open;
  }
  const by = Math.abs((figures.actual ?? 0) - (figures.limit ?? 0));
  return `${objective} of ${actual}, measured on ${day(
    figures.lastAt,
  )}, misses the target of ${limit}${neededBy} by ${span(by)}.`;
}

const sentences: Record<CheckId, (text: Words) => string> = {
  'classification.tier-missing': () => 'No recovery tier is chosen.',
  'classification.tier-unknown': ({ figures }) =>
    `The policy has no tier "${figures.tier}", only ${figures.expected}.`,
  'classification.field-invalid': ({ subject, figures }) =>
    `${subject} is ${figures.value}, expected ${figures.expected}.`,
  'classification.tier-weaker-than-required': text =>
    `${text.objective} of ${text.actual} from the tier ${text.figures.tier} is longer than the ${text.limit}${text.neededBy}.`,
  'objectives.weaker-than-required': text =>
    `${text.objective} of ${text.actual} is longer than the ${text.limit}${text.neededBy}.`,
  'objectives.missing': ({ objective }) => `No ${objective} is decided.`,
  'objectives.rto-exceeds-mtpd': text =>
    undecided(text, 'RTO', 'MTPD') ??
    `RTO of ${text.actual} is longer than the MTPD of ${text.limit}${text.neededBy}.`,
  'objectives.no-margin': text =>
    undecided(text, 'RTO', 'MTPD') ??
    `RTO of ${text.actual} leaves no margin below the MTPD of ${text.limit}${text.neededBy}.`,
  'objectives.recovery-plus-work-exceeds-mtpd': text =>
    undecided(text, 'RTO with work recovery time', 'MTPD') ??
    `RTO with work recovery time of ${text.actual} is longer than the MTPD of ${text.limit}${text.neededBy}.`,
  'review.never': ({ figures }) =>
    `Continuity has never been reviewed; a review is due${every(figures)}.`,
  'review.overdue': ({ figures, dueAt }) =>
    `Continuity review last made on ${day(figures.lastAt)}, due on ${day(
      dueAt,
    )}.`,
  'tests.never': ({ figures }) =>
    `No ${figures.area} test has succeeded yet; the tier asks for ${words(
      figures.requiredType,
    )} or stronger${every(figures)}.`,
  'tests.too-weak': ({ figures }) =>
    `Last ${figures.area} test was ${words(
      figures.type,
    )}, weaker than the ${words(figures.requiredType)} that the tier asks for.`,
  'tests.overdue': ({ figures, dueAt }) =>
    `Last ${figures.area} test of ${words(
      figures.requiredType,
    )} or stronger was on ${day(figures.lastAt)}, the next due on ${day(
      dueAt,
    )}.`,
  'tests.objective-missed': missed,
  ...analysisSentences,
  ...graphSentences,
  ...recordSentences,
  ...riskSentences,
  ...strategySentences,
};

/** A figure that a peak makes smaller is told with the peak. */
function inPeak({ figures, dueAt }: Described): string {
  if (figures.peak === undefined) {
    return '';
  }
  const from = dueAt === undefined ? '' : ` from ${day(dueAt)}`;
  return `During the peak ${figures.peak}${from}: `;
}

/**
 * What a check found, as one English sentence with the figures compared.
 *
 * @param result - a result that fails, is undecided or is soon due
 * @param titles - the title of an entity; the reference itself if not given
 *
 * @public
 */
export function describeCheck(
  result: Described,
  titles: (ref: string) => string = ref => ref,
): string {
  const { check, subject, figures, dueAt } = result;
  const titleOf = (ref: string | undefined) =>
    ref === undefined ? 'something' : titles(ref);
  const sentence = sentences[check]({
    check,
    subject,
    figures,
    dueAt,
    objective: (figures.objective ?? subject).toLocaleUpperCase('en-US'),
    actual: span(figures.actual),
    limit: span(figures.limit),
    neededBy: asking(figures, titleOf),
    titleOf,
  });
  return `${inPeak(result)}${sentence}`;
}

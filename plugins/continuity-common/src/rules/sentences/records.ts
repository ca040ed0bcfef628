import type { RecordFacet } from '../../model/records/recordType';
import { recordTypeOf } from '../records/recordTypes';
import { day, every, listed, type Words } from './words';

type Sentence = (text: Words) => string;

const facetWords: Record<RecordFacet, string> = {
  owner: 'its owner',
  tier: 'its tier',
  location: 'where it stands',
  declared: 'its own objectives',
  required: 'what is required of it',
  functions: 'the functions it supports',
  dependencies: 'what it needs',
  analysis: 'its impact analysis',
};

function facetWord(facet: string): string {
  return facet in facetWords ? facetWords[facet as RecordFacet] : facet;
}

/** The type of record, as within a sentence. */
function nameOf({ figures: { recordType = 'record' } }: Words): string {
  const title = recordTypeOf(recordType)?.title;
  return title === undefined
    ? recordType.replaceAll('-', ' ')
    : title.replace(/^[A-Z](?=[a-z])/, letter => letter.toLowerCase());
}

function stale(text: Words): string {
  const { changes } = text.figures;
  return changes === undefined
    ? `Whether the ${nameOf(
        text,
      )} is still right is unknown: nothing was noted of what it rests on.`
    : `The ${nameOf(text)} is stale: ${listed(
        changes.map(facetWord),
      )} changed since it was written or last confirmed.`;
}

/** What is said of every record that a tier asks for. */
function sentencesOf<const F extends string>(family: F) {
  const sentences = {
    [`${family}.missing`]: text =>
      `There is no ${nameOf(text)}, which the tier asks for.`,
    [`${family}.not-approved`]: text =>
      `No revision of the ${nameOf(text)} is approved yet.`,
    [`${family}.review-overdue`]: text =>
      `The ${nameOf(text)} is to be reviewed${every(
        text.figures,
      )}; last reviewed on ${day(text.figures.lastAt)}, due on ${day(
        text.dueAt,
      )}.`,
    [`${family}.stale-by-change`]: stale,
  } satisfies Record<string, Sentence>;
  return sentences as Record<
    `${F}.${'missing' | 'not-approved' | 'review-overdue' | 'stale-by-change'}`,
    Sentence
  >;
}

export const recordSentences = {
  ...sentencesOf('analysis'),
  ...sentencesOf('risk'),
  ...sentencesOf('strategy'),
};

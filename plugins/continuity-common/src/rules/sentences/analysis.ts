import type { CheckId } from '../../model/checks';
import type { Words } from './words';

type AnalysisCheck = Extract<
  CheckId,
  | 'objectives.mtpd-exceeds-impact-curve'
  | 'objectives.curve-not-monotone'
  | 'objectives.rating-contradicts-amount'
  | 'objectives.regulatory-ceiling'
>;

const UNREADABLE =
  'The approved impact analysis is of a form that is no longer read.';

function curve({ subject, figures, actual, limit }: Words): string {
  if (typeof figures.actual !== 'number') {
    return UNREADABLE;
  }
  const whose = subject === 'declared' ? 'Declared MTPD' : 'MTPD';
  if (typeof figures.limit !== 'number' || figures.actual <= figures.limit) {
    return `${whose} is ${actual}, but the impact analysis does not rate all that happens before.`;
  }
  return `${whose} of ${actual} is longer than the ${limit} after which the impact analysis finds an outage intolerable (${figures.item}).`;
}

function ceiling({ figures, objective, actual, limit }: Words): string {
  if (figures.item === undefined) {
    return UNREADABLE;
  }
  if (typeof figures.limit !== 'number') {
    return `The impact analysis names the regulatory ceiling ${figures.item}, which the policy does not know.`;
  }
  return typeof figures.actual === 'number'
    ? `${objective} of ${actual} in the impact analysis is longer than the ${limit} that ${figures.item} grants.`
    : `${figures.item} grants an ${objective} of ${limit}, but the impact analysis decides none.`;
}

export const analysisSentences: Record<AnalysisCheck, (text: Words) => string> =
  {
    'objectives.mtpd-exceeds-impact-curve': curve,
    'objectives.curve-not-monotone': ({ figures, actual, limit }) =>
      figures.level === undefined
        ? UNREADABLE
        : `${figures.item} impact is ${figures.level} after ${actual}, less than ${figures.limitLevel} after ${limit}.`,
    'objectives.rating-contradicts-amount': ({ figures, actual }) =>
      figures.level === undefined
        ? UNREADABLE
        : `${figures.item} impact after ${actual} is rated ${figures.level}, but a loss as large as given is ${figures.limitLevel}.`,
    'objectives.regulatory-ceiling': ceiling,
  };

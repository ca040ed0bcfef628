import type { CheckId } from '../../model/checks';
import { day, type Words } from './words';

type RiskCheck = Extract<
  CheckId,
  'risk.above-appetite' | 'risk.acceptance-expired' | 'risk.measure-overdue'
>;

const UNREADABLE =
  'The approved risk assessment is not in a form that can be read any more; it is to be revised.';

function aboveAppetite({ figures }: Words): string {
  const { item, level, limitLevel } = figures;
  if (item === undefined) {
    return UNREADABLE;
  }
  const appetite =
    limitLevel === undefined
      ? 'no level is within the appetite'
      : `the appetite ends at ${limitLevel}`;
  return level === undefined
    ? `The risk "${item}" has no rating that the policy knows; ${appetite}.`
    : `The risk "${item}" is ${level}, but ${appetite}, and nobody has accepted it.`;
}

export const riskSentences: Record<RiskCheck, (text: Words) => string> = {
  'risk.above-appetite': aboveAppetite,
  'risk.acceptance-expired': ({ figures, dueAt }) =>
    figures.item === undefined
      ? UNREADABLE
      : `The risk "${figures.item}" is accepted until ${day(
          dueAt,
        )} only; then it is to be decided anew.`,
  'risk.measure-overdue': ({ figures, dueAt }) =>
    figures.item === undefined
      ? UNREADABLE
      : `The measure "${figures.item}" is not done with evidence; due on ${day(
          dueAt,
        )}.`,
};

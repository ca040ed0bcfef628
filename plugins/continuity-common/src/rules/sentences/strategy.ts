import type { Words } from './words';

function cannotReach({ figures, objective, actual, ...text }: Words): string {
  const limit = `${text.limit}${text.neededBy || ' that is required'}`;
  if (figures.item === undefined) {
    return `No recovery option is chosen that could reach the ${objective} of ${limit}.`;
  }
  const option = `The chosen option, ${figures.item},`;
  if (figures.value === 'do-nothing') {
    return `${option} recovers nothing, against an ${objective} of ${limit}.`;
  }
  return figures.actual === null || figures.actual === undefined
    ? `${option} does not say whether it reaches the ${objective} of ${limit}.`
    : `${option} achieves an ${objective} of ${actual}, longer than the ${limit}.`;
}

export const strategySentences = {
  'strategy.option-cannot-reach': cannotReach,
  'strategy.function-not-covered': ({ figures, titleOf }: Words) =>
    `Supports ${titleOf(
      figures.requiredBy,
    )}, which has no approved continuity strategy of its own.`,
};

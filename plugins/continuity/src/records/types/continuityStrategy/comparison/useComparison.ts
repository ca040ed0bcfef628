import {
  chosenOption,
  compareOptions,
  type ContinuityPolicy,
} from '@backstage-continuity/plugin-continuity-common';
import { useMemo } from 'react';
import { useContinuityTranslation } from '../../../../components';
import { useEntityTitles } from '../../../../pickers';
import { hidesCosts } from '../hidesCosts';
import { readStrategy } from '../readStrategy';
import { useRequiredFigures } from '../useRequiredFigures';
import { comparisonRows, type Candidate } from './comparisonRows';

/** The options of a strategy side by side, as it stands and is required now. */
export function useComparison(props: {
  content: unknown;
  policy: ContinuityPolicy;
  subjectRef: string;
  redacted: readonly string[];
}) {
  const { t } = useContinuityTranslation();
  const { content, policy, subjectRef } = props;
  const required = useRequiredFigures(subjectRef);
  const { rto, rpo, mtpd } = required.seconds;
  const strategy = useMemo(() => readStrategy(content), [content]);
  const costsHidden = hidesCosts(props.redacted);
  const titleOf = useEntityTitles(
    strategy.options.flatMap(({ prerequisites }) =>
      prerequisites.flatMap(({ entityRef }) => entityRef ?? []),
    ),
  );
  const rows = useMemo(
    () =>
      comparisonRows(t, { currency: policy.currency, costsHidden, titleOf }),
    [t, policy.currency, costsHidden, titleOf],
  );
  return useMemo(() => {
    const comparison = compareOptions(
      strategy,
      { rto, rpo, mtpd },
      new Date().toISOString(),
    );
    // To whom costs are hidden, the quickest would pass for the cheapest.
    const proposedId = costsHidden ? null : comparison.proposedId;
    const candidates = strategy.options.map(
      (option, index): Candidate => ({
        option,
        compared: comparison.options[index],
      }),
    );
    const proposed = candidates.find(({ option }) => option.id === proposedId);
    return {
      strategy,
      required,
      rows,
      candidates,
      costsHidden,
      proposedId,
      proposal:
        proposed &&
        t(
          proposed.compared.totalCost === null
            ? 'strategy.compare.proposedQuickest'
            : 'strategy.compare.proposedCheapest',
        ),
      chosen: chosenOption(strategy),
    };
  }, [strategy, required, rto, rpo, mtpd, rows, costsHidden, t]);
}

export type Comparing = ReturnType<typeof useComparison>;

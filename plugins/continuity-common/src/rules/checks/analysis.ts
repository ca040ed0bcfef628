import type {
  CheckFigures,
  CheckOutcome,
  CheckResult,
} from '../../model/checks';
import type { Seconds } from '../../model/primitives';
import type { BusinessImpactAnalysis } from '../../model/records/businessImpactAnalysis';
import {
  amountContradictions,
  businessImpactAnalysis,
  compareCeilings,
  deriveMtpd,
  fallingImpacts,
  finalObjectives,
  impactRows,
} from '../records/businessImpactAnalysis';
import {
  answer,
  compare,
  exceeds,
  remedyOf,
  type CheckContext,
} from './context';

const kinds = {
  curve: {
    check: 'objectives.mtpd-exceeds-impact-curve',
    severity: 'high',
    remedy: 'open-record',
  },
  monotone: {
    check: 'objectives.curve-not-monotone',
    severity: 'medium',
    remedy: 'open-record',
  },
  amount: {
    check: 'objectives.rating-contradicts-amount',
    severity: 'low',
    remedy: 'open-record',
  },
  ceiling: {
    check: 'objectives.regulatory-ceiling',
    severity: 'high',
    remedy: 'open-record',
  },
} as const;

/** An approved analysis, and the record that it is of. */
interface Approved {
  content: BusinessImpactAnalysis;
  of: Pick<CheckFigures, 'recordId'>;
}

/**
 * What is not rated before an MTPD may be intolerable already: then nobody can
 * say that the MTPD is below the curve.
 */
function againstCurve(
  content: BusinessImpactAnalysis,
  mtpd: Seconds | null,
): CheckOutcome {
  const derived = deriveMtpd(content).seconds;
  if (mtpd === null) {
    return 'not-applicable';
  }
  if (derived !== null && mtpd > derived) {
    return 'fail';
  }
  const isOpen = impactRows(content).some(({ cells }) =>
    cells.some(({ start, rating }) => start < mtpd && rating === null),
  );
  return isOpen ? 'unknown' : 'pass';
}

/** The MTPD that the analysis comes to, and the one that the entity declares. */
function curveChecks(
  { content, of }: Approved,
  context: CheckContext,
): CheckResult[] {
  const derived = deriveMtpd(content);
  const figures = (actual: Seconds | null): CheckFigures => ({
    ...of,
    objective: 'mtpd',
    actual,
    limit: derived.seconds,
    ...(derived.seconds !== null && {
      item: derived.categories.map(({ title }) => title).join(', '),
    }),
  });
  const final = finalObjectives(content).mtpd;
  const declared = context.facts.fields.mtpd;
  return [
    answer(
      kinds.curve,
      againstCurve(content, final),
      figures(final),
      'analysis',
    ),
    answer(
      {
        ...kinds.curve,
        remedy: remedyOf(context, context.objectives.mtpd.declared),
      },
      againstCurve(content, declared),
      figures(declared),
      'declared',
    ),
  ];
}

function monotoneChecks({ content, of }: Approved): CheckResult[] {
  const falling = fallingImpacts(content);
  return content.scale.categories.map(({ id, title }) => {
    const found = falling.find(({ category }) => category.id === id);
    return answer(
      kinds.monotone,
      found ? 'fail' : 'pass',
      {
        ...of,
        item: title,
        ...(found && {
          actual: found.later.start,
          limit: found.earlier.start,
          level: found.later.rating.title,
          limitLevel: found.earlier.rating.title,
        }),
      },
      id,
    );
  });
}

/** Sums are not told: who may see a finding need not be one to see costs. */
function amountChecks({ content, of }: Approved): CheckResult[] {
  const wrong = amountContradictions(content);
  return impactRows(content)
    .filter(
      ({ category, cells }) =>
        category.amount && cells.some(({ amount }) => amount !== null),
    )
    .map(({ category: { id, title } }) => {
      const found = wrong.find(({ category }) => category.id === id);
      return answer(
        kinds.amount,
        found ? 'fail' : 'pass',
        {
          ...of,
          item: title,
          ...(found && {
            actual: found.cell.start,
            level: found.cell.rating.title,
            limitLevel: found.ratingOfAmount.title,
          }),
        },
        id,
      );
    });
}

/** A ceiling that the policy knows no longer cannot be compared with. */
function ceilingChecks(
  { content, of }: Approved,
  { policy }: CheckContext,
): CheckResult[] {
  const { regulatoryCeilings } = policy.impact;
  const lost = [...new Set(content.regulations)].filter(
    id => !regulatoryCeilings.some(ceiling => ceiling.id === id),
  );
  return [
    ...compareCeilings(content, policy).map(
      ({ ceiling, objective, actual, limit }) =>
        answer(
          kinds.ceiling,
          compare(actual, limit, exceeds),
          { ...of, objective, actual, limit, item: ceiling.title },
          `${ceiling.id}/${objective}`,
        ),
    ),
    ...lost.map(id =>
      answer(kinds.ceiling, 'unknown', { ...of, item: id }, id),
    ),
  ];
}

/** Whether the approved Business Impact Analysis agrees with itself and the law. */
export function analysisChecks(context: CheckContext): CheckResult[] {
  const record = context.facts.records.find(
    ({ type, approved }) =>
      type === businessImpactAnalysis.name && approved !== null,
  );
  const all = Object.values(kinds);
  if (!record?.approved) {
    return all.map(kind => answer(kind, 'not-applicable'));
  }
  const of = { recordId: record.recordId };
  const content = businessImpactAnalysis.schema.safeParse(
    record.approved.content,
  );
  if (!content.success) {
    return all.map(kind => answer(kind, 'unknown', of));
  }
  const approved = { content: content.data, of };
  const results = [
    ...curveChecks(approved, context),
    ...monotoneChecks(approved),
    ...amountChecks(approved),
    ...ceilingChecks(approved, context),
  ];
  // Each check answers, if only that there is nothing to compare.
  return [
    ...results,
    ...all
      .filter(({ check }) => !results.some(result => result.check === check))
      .map(kind => answer(kind, 'not-applicable', of)),
  ];
}

import type { CheckResult } from '../../model/checks';
import { compareText } from '../order';
import { answer, type CheckContext } from './context';

function tierMissing({ facts }: CheckContext): CheckResult {
  return answer(
    {
      check: 'classification.tier-missing',
      severity: 'high',
      remedy: 'classify',
    },
    facts.fields.tier === null ? 'fail' : 'pass',
  );
}

function tierUnknown({ facts, policy, tier }: CheckContext): CheckResult {
  const kind = {
    check: 'classification.tier-unknown' as const,
    severity: 'high' as const,
    remedy: facts.portalFields.includes('tier')
      ? ('classify' as const)
      : ('edit-file' as const),
  };
  if (facts.fields.tier === null) {
    return answer(kind, 'not-applicable');
  }
  return answer(kind, tier ? 'pass' : 'fail', {
    tier: facts.fields.tier,
    expected: policy.tiers.map(({ name }) => name).join(', '),
  });
}

/** One answer for each path with a mistake; a path is named only once. */
function fieldsInvalid({ facts }: CheckContext): CheckResult[] {
  const kind = {
    check: 'classification.field-invalid' as const,
    severity: 'medium' as const,
    remedy: 'edit-file' as const,
  };
  if (facts.mistakes.length === 0) {
    return [answer(kind, 'pass')];
  }
  const byPath = new Map(
    [...facts.mistakes]
      .sort(
        (a, b) =>
          compareText(a.path, b.path) ||
          compareText(a.expected, b.expected) ||
          compareText(a.value, b.value),
      )
      .reverse()
      .map(mistake => [mistake.path, mistake]),
  );
  return [...byPath.values()]
    .reverse()
    .map(({ path, value, expected }) =>
      answer(kind, 'fail', { path, value, expected }, path),
    );
}

/** Whether the entity has a tier that the policy knows, and a block without mistakes. */
export function classificationChecks(context: CheckContext): CheckResult[] {
  return [
    tierMissing(context),
    tierUnknown(context),
    ...fieldsInvalid(context),
  ];
}

import type { CheckFigures, CheckResult } from '../../model/checks';
import type {
  ContinuityStrategy,
  RecoveryOption,
} from '../../model/records/continuityStrategy';
import type { EntityFacts, RecordFacts } from '../facts';
import { compareText } from '../order';
import {
  chosenOption,
  continuityStrategy,
  neverRecovers,
} from '../records/continuityStrategy';
import {
  answer,
  askedBy,
  compare,
  exceeds,
  type CheckContext,
} from './context';

/** An approved strategy, as far as it can be read. */
interface Approved {
  record: RecordFacts;
  chosen: RecoveryOption | null;
}

/** Each peak to come asks again about the same content. */
const readBefore = new WeakMap<object, ContinuityStrategy | null>();

function readContent(content: unknown): ContinuityStrategy | null {
  if (typeof content !== 'object' || content === null) {
    return null;
  }
  const known = readBefore.get(content);
  if (known !== undefined) {
    return known;
  }
  const { data = null } = continuityStrategy.schema.safeParse(content);
  readBefore.set(content, data);
  return data;
}

function approvedOf({ records }: EntityFacts): Approved | null {
  const record = records.find(
    ({ type, approved }) =>
      type === continuityStrategy.name && approved !== null,
  );
  if (!record) {
    return null;
  }
  const strategy = readContent(record.approved?.content);
  return { record, chosen: strategy && chosenOption(strategy) };
}

/** Whether the chosen option achieves what others need of the entity. */
function optionCannotReach(
  approved: Approved | null,
  { objectives }: CheckContext,
  objective: 'rto' | 'rpo',
): CheckResult {
  const { required } = objectives[objective];
  const kind = {
    check: 'strategy.option-cannot-reach',
    severity: 'high',
    remedy: 'open-record',
  } as const;
  if (approved === null) {
    return answer(kind, 'not-applicable', { objective }, objective);
  }
  const { record, chosen } = approved;
  const actual = chosen?.[objective] ?? null;
  const figures: CheckFigures = {
    objective,
    actual,
    limit: required.seconds,
    recordId: record.recordId,
    recordType: record.type,
    ...(chosen && { item: chosen.title }),
    ...askedBy(required),
  };
  if (required.seconds === null) {
    return answer(kind, 'not-applicable', figures, objective);
  }
  if (actual === null && chosen && neverRecovers(chosen)) {
    return answer(kind, 'fail', { ...figures, value: 'do-nothing' }, objective);
  }
  return answer(
    kind,
    compare(actual, required.seconds, exceeds),
    figures,
    objective,
  );
}

/** One answer for each function that the entity supports, where its tier asks. */
function functionsNotCovered({ facts, tier }: CheckContext): CheckResult[] {
  const kind = {
    check: 'strategy.function-not-covered',
    severity: 'medium',
    remedy: 'start-record',
  } as const;
  const recordType = continuityStrategy.name;
  const asked = tier?.records.some(({ type }) => type === recordType) ?? false;
  if (!asked || facts.functions.length === 0) {
    return [answer(kind, 'not-applicable')];
  }
  return facts.functions
    .map(({ entityRef }) => entityRef)
    .sort(compareText)
    .map(requiredBy =>
      answer(
        kind,
        facts.strategies.includes(requiredBy) ? 'pass' : 'fail',
        { recordType, requiredBy },
        requiredBy,
      ),
    );
}

/** Whether the approved strategy, and those of the functions, hold what is asked. */
export function strategyChecks(context: CheckContext): CheckResult[] {
  const approved = approvedOf(context.facts);
  return [
    optionCannotReach(approved, context, 'rto'),
    optionCannotReach(approved, context, 'rpo'),
    ...functionsNotCovered(context),
  ];
}

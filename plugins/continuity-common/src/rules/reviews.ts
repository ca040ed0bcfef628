import { z } from 'zod';
import type {
  ContinuityFields,
  DependencyEntry,
} from '../model/continuityFields';
import type { RecoveryTier } from '../model/policy';
import type { ReviewChange, VouchedFor } from '../model/review';
import { compareText } from './order';
import { addPeriod } from './period';

type Json = ReviewChange['before'];

function sorted(refs: string[]): string[] {
  return [...new Set(refs)].sort(compareText);
}

// Every object is built key by key, so that the same content is the same text
// whoever wrote or stored it, and hashes alike.
function canonicalEntry(entry: DependencyEntry): DependencyEntry {
  const { strength, data, use } = entry;
  return 'ref' in entry
    ? { ref: entry.ref, strength, data, use }
    : {
        anyOf: sorted(entry.anyOf),
        required: entry.required,
        failover: entry.failover,
        strength,
        data,
        use,
      };
}

function canonicalFields(fields: ContinuityFields): ContinuityFields {
  const { location } = fields;
  return {
    tier: fields.tier,
    supports: sorted(fields.supports),
    rto: fields.rto,
    rpo: fields.rpo,
    mtpd: fields.mtpd,
    wrt: fields.wrt,
    recoveryTime: fields.recoveryTime,
    dependencies: fields.dependencies
      .map(canonicalEntry)
      .map(entry => ({ entry, text: JSON.stringify(entry) }))
      .sort((a, b) => compareText(a.text, b.text))
      .map(({ entry }) => entry),
    location: location && {
      site: location.site,
      region: location.region,
      provider: location.provider,
    },
  };
}

/**
 * What a review vouches for, in canonical form: equal content is equal text
 * once written as JSON.
 *
 * @public
 */
export function vouchedForOf(input: {
  owner: string | null;
  fields: ContinuityFields;
  functions: string[];
  dependencies: string[];
}): VouchedFor {
  return {
    owner: input.owner,
    fields: canonicalFields(input.fields),
    functions: sorted(input.functions),
    dependencies: sorted(input.dependencies),
  };
}

/**
 * The things that a person compares, in the order shown. What the block says
 * about dependencies goes by `dependencyDetails`, apart from which there are.
 */
function comparable(content: VouchedFor): Map<string, Json> {
  const { owner, fields, functions, dependencies } = vouchedForOf(content);
  const { dependencies: dependencyDetails, ...others } = fields;
  const asJson = z.record(z.string(), z.json());
  return new Map(
    Object.entries(
      asJson.parse({
        owner,
        functions,
        dependencies,
        ...others,
        dependencyDetails,
      }),
    ),
  );
}

/**
 * What differs between two states of what a review vouches for.
 *
 * @public
 */
export function compareVouchedFor(
  before: VouchedFor,
  after: VouchedFor,
): ReviewChange[] {
  const old = comparable(before);
  const changes = [...comparable(after)].flatMap(([field, value]) => {
    const previous = old.get(field) ?? null;
    return JSON.stringify(previous) === JSON.stringify(value)
      ? []
      : [{ field, before: previous, after: value }];
  });
  // `supports` is one half of `functions`: one change is told once.
  return changes.some(({ field }) => field === 'functions')
    ? changes.filter(({ field }) => field !== 'supports')
    : changes;
}

/**
 * When the next review is due; null where no tier asks for one, or none was
 * ever made.
 *
 * @public
 */
export function reviewDueAt(
  lastReviewAt: string | null,
  tier: RecoveryTier | undefined,
): string | null {
  const every = tier?.reviewEvery ?? null;
  return lastReviewAt === null || every === null
    ? null
    : addPeriod(lastReviewAt, every);
}

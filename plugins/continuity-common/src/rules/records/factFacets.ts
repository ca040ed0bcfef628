import type { VitalBusinessFunctionFields } from '../../model/continuityFields';
import { objectiveNames, type Figure } from '../../model/objectives';
import type { ContinuityPolicy } from '../../model/policy';
import type { JsonValue } from '../../model/records/recordType';
import type { Need } from '../dependencies/node';
import type { EntityFacts, Fingerprint, RecordFacts } from '../facts';
import { requiredUsually } from '../functionNeeds';
import { declaredOf } from '../objectives';
import { compareText } from '../order';
import { tierOf } from '../policy';

function sorted(refs: Iterable<string>): string[] {
  return [...new Set(refs)].sort(compareText);
}

function secondsOf(
  figureOf: (name: (typeof objectiveNames)[number]) => Figure,
) {
  const [rto, rpo, mtpd] = objectiveNames.map(name => figureOf(name).seconds);
  return { rto, rpo, mtpd };
}

/** What is needed and how, whoever declared it and wherever. */
function dependency(need: Need): JsonValue {
  const { strength, use, data } = need;
  return 'ref' in need
    ? { ref: need.ref, strength, use, data }
    : {
        anyOf: sorted(need.anyOf),
        required: need.required,
        strength,
        use,
        data,
      };
}

function approvedAnalysis(records: RecordFacts[]): JsonValue {
  const found = records.find(({ provides }) => provides.includes('analysis'));
  return found?.approved
    ? { recordId: found.recordId, revision: found.approved.revision }
    : null;
}

/**
 * What a record about an entity rests on, as things are: the same at any time, in
 * or outside of peaks, and in whatever order the facts come.
 *
 * @public
 */
export function facetsOf(
  facts: EntityFacts,
  policy: ContinuityPolicy,
): Fingerprint {
  const { ownerRef, fields, functions, graph, records } = facts;
  const tier = tierOf(policy, fields.tier);
  const required = requiredUsually(facts);
  return {
    owner: ownerRef,
    tier: fields.tier,
    location: fields.location && {
      site: fields.location.site,
      region: fields.location.region,
      provider: fields.location.provider,
    },
    declared: {
      ...secondsOf(name => declaredOf(facts, tier, name)),
      wrt: fields.wrt,
    },
    required: secondsOf(name => required[name]),
    functions: sorted(functions.map(({ entityRef }) => entityRef)),
    dependencies: graph.needs
      .map(({ need }) => dependency(need))
      .map(value => ({ value, text: JSON.stringify(value) }))
      .sort((a, b) => compareText(a.text, b.text))
      .map(({ value }) => value),
    analysis: approvedAnalysis(records),
  };
}

/**
 * What a record about a vital business function rests on, as things are.
 *
 * @param options - `supporters`: what says, from either side, to support it;
 * `records`: those about the function, without which its analysis is not known
 * @public
 */
export function functionFacetsOf(options: {
  ownerRef: string | null;
  fields: Pick<VitalBusinessFunctionFields, 'rto' | 'rpo' | 'mtpd' | 'wrt'>;
  supporters: string[];
  records?: RecordFacts[];
}): Fingerprint {
  const { ownerRef, fields, supporters, records } = options;
  const { rto, rpo, mtpd, wrt } = fields;
  return {
    owner: ownerRef,
    declared: { rto, rpo, mtpd, wrt },
    functions: sorted(supporters),
    ...(records && { analysis: approvedAnalysis(records) }),
  };
}

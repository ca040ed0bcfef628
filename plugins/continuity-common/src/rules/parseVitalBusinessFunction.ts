import { FieldMistake, Peak, VitalBusinessFunctionFields } from '../model';
import { MistakeList } from './fields/MistakeList';
import {
  line,
  list,
  mapping,
  ownValue,
  Reader,
  span,
  text,
} from './fields/readers';
import { distinct, reference } from './fields/reference';
import { parseRecurrence } from './recurrence';

const LONGEST_PEAK = 366 * 86_400;

const rule: Reader<string> = (value, path, { mistakes }) => {
  const parsed = parseRecurrence(typeof value === 'string' ? value : '');
  if (parsed.ok) {
    return String(value);
  }
  mistakes.add(path, value, parsed.expected);
  return undefined;
};

const peakDuration: Reader<number> = (value, path, context) => {
  const seconds = span(value, path, context);
  if (seconds !== undefined && !(seconds > 0 && seconds <= LONGEST_PEAK)) {
    context.mistakes.add(path, value, 'a duration above 0, at most P366D');
    return undefined;
  }
  return seconds;
};

const peakKeys = mapping<Peak>({
  name: line('the name of the peak'),
  rrule: rule,
  duration: peakDuration,
  rto: span,
  rpo: span,
  mtpd: span,
});

/** A peak without a name, a rule or a duration is none. */
const peak: Reader<Peak> = (value, path, context) => {
  const given = peakKeys(value, path, context);
  if (!given) {
    return undefined;
  }
  const { name, rrule, duration, ...figures } = given;
  for (const key of ['name', 'rrule', 'duration']) {
    if (ownValue(value, key) === undefined) {
      context.mistakes.add(`${path}.${key}`, undefined, `a ${key}`);
    }
  }
  return name === undefined || rrule === undefined || duration === undefined
    ? undefined
    : { name, rrule, duration, rto: null, rpo: null, mtpd: null, ...figures };
};

const planText = text('an http or https address, or words', 2_000);

/** Words, or an address; only addresses that are safe to follow. */
const plan: Reader<string> = (value, path, context) => {
  const given = planText(value, path, context);
  const scheme = /^\s*([a-z][a-z0-9+.-]*):\S/i.exec(given ?? '')?.[1];
  if (scheme && !/^https?$/i.test(scheme)) {
    context.mistakes.add(path, value, 'an http or https address, or words');
    return undefined;
  }
  return given;
};

const functionSpec = mapping<VitalBusinessFunctionFields & { owner: never }>({
  // The catalog itself insists on the owner.
  owner: () => undefined,
  rto: span,
  rpo: span,
  mtpd: span,
  wrt: span,
  minimumService: text('the minimum service level'),
  businessContinuityPlan: plan,
  supportedBy: distinct(
    list(
      reference({
        defaultKind: 'Component',
        kinds: ['component', 'resource', 'api', 'system', 'domain'],
        expected:
          'a component, resource, API, system or domain such as component:default/checkout',
      }),
    ),
  ),
  // Every evaluation goes through them, and a rule costs time.
  peaks: list(peak, 20),
});

/**
 * Reads the `spec` of a VitalBusinessFunction leniently, by the rules of
 * `parseContinuityFields`.
 *
 * @public
 */
export function parseVitalBusinessFunction(
  spec: unknown,
  options: { namespace: string },
): { fields: VitalBusinessFunctionFields; mistakes: FieldMistake[] } {
  const mistakes = new MistakeList('spec');
  const context = { namespace: options.namespace, mistakes };
  const absent = spec === null || spec === undefined;
  const given = absent ? undefined : functionSpec(spec, 'spec', context);
  return {
    fields: {
      rto: null,
      rpo: null,
      mtpd: null,
      wrt: null,
      minimumService: null,
      businessContinuityPlan: null,
      supportedBy: [],
      peaks: [],
      ...given,
    },
    mistakes: mistakes.toArray(),
  };
}

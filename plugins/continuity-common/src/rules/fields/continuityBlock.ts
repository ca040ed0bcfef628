import { ContinuityFields, FieldMistake } from '../../model';
import { dependencies } from './dependencies';
import { MistakeList } from './MistakeList';
import { line, list, mapping, Reader, span } from './readers';
import { distinct, reference } from './reference';

const place = mapping<{ site: string; region: string; provider: string }>({
  site: line('the name of a site'),
  region: line('the name of a region'),
  provider: line('the name of a provider'),
});

const location: Reader<ContinuityFields['location']> = (...args) => {
  const given = place(...args);
  return given && Object.keys(given).length > 0
    ? { site: null, region: null, provider: null, ...given }
    : undefined;
};

const continuityBlock = mapping<ContinuityFields>({
  tier: line('the name of a recovery tier'),
  supports: distinct(
    list(
      reference({
        defaultKind: 'VitalBusinessFunction',
        kinds: ['vitalbusinessfunction'],
        expected:
          'a vital business function such as vitalbusinessfunction:default/order-to-cash',
      }),
    ),
  ),
  rto: span,
  rpo: span,
  mtpd: span,
  wrt: span,
  recoveryTime: span,
  dependencies,
  location,
});

/** The keys of a block that are given and right, and what is wrong with it. */
export function readContinuityBlock(
  block: unknown,
  path: string,
  namespace: string,
): { given: Partial<ContinuityFields>; mistakes: FieldMistake[] } {
  const mistakes = new MistakeList(path);
  const absent = block === null || block === undefined;
  const given = absent
    ? undefined
    : continuityBlock(block, path, { namespace, mistakes });
  return { given: given ?? {}, mistakes: mistakes.toArray() };
}

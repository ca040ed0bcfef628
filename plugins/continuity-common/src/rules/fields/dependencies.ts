import { DependencyEntry } from '../../model';
import {
  FieldContext,
  flag,
  isMapping,
  list,
  mapping,
  matching,
  oneOf,
  ownValue,
  Reader,
  span,
} from './readers';
import { reference } from './reference';

const traits = {
  strength: oneOf('hard', 'soft'),
  data: flag,
  use: oneOf('operation', 'recovery'),
};
const plainTraits = {
  strength: 'hard',
  data: null,
  use: 'operation',
} as const;

const anyReference = reference({
  expected: 'an entity with its kind such as resource:default/orders-db',
});

const atLeastOne = matching(
  'a whole number of at least 1',
  (value): value is number => Number.isSafeInteger(value) && Number(value) > 0,
);

/** A reference that no entry has named before. */
function newReference(): Reader<string> {
  const named = new Set<string>();
  return (value, path, context) => {
    const ref = anyReference(value, path, context);
    if (ref && named.has(ref)) {
      context.mistakes.add(path, value, 'an entity that no entry named before');
      return undefined;
    }
    return ref && named.add(ref) && ref;
  };
}

function readers() {
  const ref = newReference();
  const readSingle = mapping<{
    ref: string;
    strength: 'hard' | 'soft';
    data: boolean;
    use: 'operation' | 'recovery';
  }>({ ref, ...traits });
  const readGroup = mapping<{
    anyOf: string[];
    required: number;
    failover: number;
    strength: 'hard' | 'soft';
    data: boolean;
    use: 'operation' | 'recovery';
  }>({ anyOf: list(ref), required: atLeastOne, failover: span, ...traits });
  return { readSingle, readGroup };
}

/** How many members are needed; never more than can be told apart. */
function neededOf(
  required: number,
  stated: number,
  members: number,
  path: string,
  context: FieldContext,
): number {
  if (required > stated) {
    context.mistakes.add(
      `${path}.required`,
      required,
      `at most ${stated}, the number of members`,
    );
    return 1;
  }
  return Math.min(required, members);
}

/** The entries of `dependencies`, each naming one entity or a group. */
export const dependencies: Reader<DependencyEntry[]> = (...args) => {
  const { readSingle, readGroup } = readers();

  const entry: Reader<DependencyEntry> = (value, path, context) => {
    const single = ownValue(value, 'ref') !== undefined;
    const members = ownValue(value, 'anyOf');
    if (!isMapping(value) || single === (members !== undefined)) {
      context.mistakes.add(path, value, 'a mapping with either ref or anyOf');
      return undefined;
    }
    if (single) {
      const { ref, ...rest } = readSingle(value, path, context) ?? {};
      return ref === undefined ? undefined : { ref, ...plainTraits, ...rest };
    }
    const { anyOf, required, failover, ...rest } =
      readGroup(value, path, context) ?? {};
    const stated = Array.isArray(members)
      ? members.filter(member => member !== null).length
      : undefined;
    if (stated === 0) {
      context.mistakes.add(`${path}.anyOf`, members, 'at least one entity');
    }
    if (!anyOf?.length || !stated) {
      return undefined;
    }
    return {
      anyOf,
      required: neededOf(required ?? 1, stated, anyOf.length, path, context),
      failover: failover ?? null,
      ...plainTraits,
      ...rest,
    };
  };
  return list(entry)(...args);
};

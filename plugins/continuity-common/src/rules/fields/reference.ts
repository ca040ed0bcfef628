import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { entityRefSchema } from '../../model';
import { Reader } from './readers';

export interface ReferenceOptions {
  /** The kind that a reference without one means; left out, it must name one. */
  defaultKind?: string;
  /** The kinds allowed, in lower case; any, if left out. */
  kinds?: readonly string[];
  expected: string;
}

function canonical(
  value: unknown,
  defaultKind: string | undefined,
  defaultNamespace: string,
): string | undefined {
  if (typeof value !== 'string' || value.length > 600) {
    return undefined;
  }
  try {
    const ref = stringifyEntityRef(
      parseEntityRef(value, { defaultKind, defaultNamespace }),
    );
    const { success } = entityRefSchema.safeParse(ref);
    return success && !/[\p{Cc}\p{Cs}]/u.test(ref) ? ref : undefined;
  } catch {
    return undefined;
  }
}

/** A reference to an entity, in the canonical form, all lower case. */
export function reference(options: ReferenceOptions): Reader<string> {
  const { defaultKind, kinds, expected } = options;
  return (value, path, { namespace, mistakes }) => {
    const ref = canonical(value, defaultKind, namespace);
    if (ref && (!kinds || kinds.includes(ref.split(':')[0]))) {
      return ref;
    }
    mistakes.add(path, value, expected);
    return undefined;
  };
}

/** References of which saying one twice means no more than once. */
export function distinct(refs: Reader<string[]>): Reader<string[]> {
  return (value, path, context) => {
    const read = refs(value, path, context);
    return read && [...new Set(read)];
  };
}

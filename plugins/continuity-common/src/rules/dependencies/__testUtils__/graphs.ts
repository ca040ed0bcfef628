import fc from 'fast-check';
import type { Figure } from '../../../model/objectives';
import type { DependencyNode, Need } from '../node';

const undecided: Figure = { seconds: null, source: null };

export function nodeWith(
  node: Partial<DependencyNode> & { entityRef: string },
): DependencyNode {
  return {
    needs: [],
    holdsData: false,
    declared: { rto: undecided, rpo: undecided, mtpd: undecided },
    asked: { rto: undecided, rpo: undecided, mtpd: undecided },
    functions: [],
    peaked: [],
    peaks: '[]',
    own: { seconds: 0, source: { type: 'declared' } },
    location: null,
    tierRank: 0,
    ...node,
  };
}

export function own(seconds: number | null): DependencyNode['own'] {
  return { seconds, source: seconds === null ? null : { type: 'declared' } };
}

export function needFor(ref: string, traits: Partial<Need> = {}): Need {
  return {
    ref,
    strength: 'hard',
    data: null,
    use: 'operation',
    declaredBy: 'block',
    ...traits,
  } as Need;
}

export function groupOf(
  anyOf: string[],
  required = 1,
  failover: number | null = null,
  traits: Partial<Need> = {},
): Need {
  return {
    anyOf,
    required,
    failover,
    strength: 'hard',
    data: null,
    use: 'operation',
    declaredBy: 'block',
    ...traits,
  } as Need;
}

const names = [...'abcdefghi'];
/** Named as needs, but no nodes. */
const phantoms = ['cc', 'z'];

const traits = {
  strength: fc.constantFrom<Need['strength']>('hard', 'hard', 'hard', 'soft'),
  data: fc.constantFrom(null, true, true, false),
  use: fc.constantFrom<Need['use']>('operation', 'operation', 'recovery'),
};

function needAmong(refs: string[], failovers: fc.Arbitrary<number | null>) {
  const single = fc
    .record({ ref: fc.constantFrom(...refs), ...traits })
    .map(({ ref, ...rest }) => needFor(ref, rest));
  const group = fc
    .record({
      members: fc.uniqueArray(fc.constantFrom(...refs), {
        minLength: 1,
        maxLength: 4,
      }),
      required: fc.integer({ min: 1, max: 4 }),
      failover: failovers,
      ...traits,
    })
    .map(({ members, required, failover, ...rest }) =>
      groupOf(members, Math.min(required, members.length), failover, rest),
    );
  return fc.oneof({ weight: 2, arbitrary: single }, group);
}

/** Few different ones, so that equal ones and 0 are common. */
const seconds = fc.constantFrom(null, 0, 10, 20, 30, 60);

function figures(source: Figure['source']) {
  const figure = seconds.map(
    (value): Figure =>
      value === null ? undecided : { seconds: value, source },
  );
  return fc.record({ rto: figure, rpo: figure, mtpd: figure });
}

const functions = fc.uniqueArray(fc.constantFrom('f', 'g', 'h'), {
  maxLength: 2,
});

const location = fc.constantFrom(
  null,
  { site: 'fra-1', region: null, provider: null },
  { site: 'fra-1', region: 'eu', provider: null },
  { site: null, region: 'eu', provider: null },
);

export interface GraphTraits {
  failovers?: fc.Arbitrary<number | null>;
  /** Names of needs that are no nodes, too. */
  phantoms?: boolean;
}

/** The nodes of a small graph with cycles, groups, zeros, nulls, and names of nothing. */
export function graphs(
  options: GraphTraits = {},
): fc.Arbitrary<DependencyNode[]> {
  const failovers = options.failovers ?? fc.constantFrom(null, 0, 5, 45);
  return fc.integer({ min: 1, max: names.length }).chain(size => {
    const refs = names.slice(0, size);
    const named = options.phantoms === false ? refs : [...refs, ...phantoms];
    return fc.tuple(
      ...refs.map(entityRef =>
        fc
          .record({
            entityRef: fc.constant(entityRef),
            needs: fc.array(needAmong(named, failovers), { maxLength: 3 }),
            holdsData: fc.boolean(),
            declared: figures({ type: 'file' }),
            asked: figures({ type: 'function', entityRef: 'f' }),
            functions: fc.oneof(fc.constant([]), functions),
            own: seconds.map(own),
            location,
            tierRank: fc.integer({ min: 0, max: 2 }),
          })
          .map(({ asked, ...node }) => {
            const sorted = [...node.functions].sort();
            return nodeWith({
              ...node,
              functions: sorted,
              peaked: sorted.filter(ref => ref !== 'h'),
              // Only a function asks for something.
              ...(sorted.length > 0 && { asked }),
            });
          }),
      ),
    );
  });
}

/** The same graph with everything in another order. */
export function shuffled(
  nodes: DependencyNode[],
): fc.Arbitrary<DependencyNode[]> {
  return fc
    .tuple(
      ...nodes.map(node =>
        fc
          .shuffledSubarray(node.needs, { minLength: node.needs.length })
          .map(needs => ({
            ...node,
            needs: needs.map(need =>
              'anyOf' in need
                ? { ...need, anyOf: [...need.anyOf].reverse() }
                : need,
            ),
          })),
      ),
    )
    .chain(all => fc.shuffledSubarray(all, { minLength: all.length }));
}

/** All that can be reached from some by what `next` gives. */
export function reachable(
  from: Iterable<string>,
  next: (ref: string) => Iterable<string>,
): Set<string> {
  const found = new Set(from);
  for (const ref of found) {
    for (const other of next(ref)) {
      found.add(other);
    }
  }
  return found;
}

import {
  verdictOf,
  type Figure,
  type FigureSource,
  type Objective,
} from '@backstage-continuity/plugin-continuity-common';
import { isSame, unusual } from '../database';

export type Achieved = NonNullable<Objective['achieved']>;

type Along = Extract<FigureSource, { type: 'dependent' }>;

/** A figure with the way that it came along, unless that is a usual one. */
interface PackedFigure extends Pick<Figure, 'seconds'> {
  source:
    | Exclude<FigureSource, Along>
    | (Pick<Along, 'type'> & Partial<Along>)
    | null;
}

/** An objective without what follows from the rest. */
export interface PackedObjective {
  /** A number: the figure of the tier. */
  declared?: Figure | number;
  required?: PackedFigure;
  target?: Figure | 'required';
  achieved?: Partial<Achieved> & Pick<Achieved, 'seconds'>;
}

const undecided: Figure = { seconds: null, source: null };

/** The run that measured the RTO mostly measured all the rest. */
export function runOf(achieved: Achieved | null) {
  return achieved
    ? { testId: achieved.testId, validatedAt: achieved.validatedAt }
    : {};
}

/** The entities that a figure came along; undefined: it is the entity's own. */
export function pathOf({ source }: Figure): string[] | undefined {
  return source?.type === 'dependent' ? source.path : undefined;
}

function packRequired(
  { seconds, source }: Figure,
  usualPath: string[] | undefined,
): PackedFigure {
  if (source?.type !== 'dependent') return { seconds, source };
  const steps = source.path.length;
  return {
    seconds,
    source: {
      type: source.type,
      ...unusual<Along>(source, { path: usualPath, steps }),
    },
  };
}

function unpackRequired(
  { seconds, source }: PackedFigure,
  usualPath: string[] | undefined,
): Figure {
  if (source?.type !== 'dependent') return { seconds, source };
  const path = source.path ?? usualPath ?? [];
  return {
    seconds,
    source: { steps: path.length, ...source, path } as Along,
  };
}

/** What the objectives of an entity mostly have in common. */
export interface Usual {
  own: Figure;
  tier: string | null;
  run: Partial<Achieved>;
  path: string[] | undefined;
}

export function packObjective(
  { declared, required, target, achieved }: Objective,
  options: Usual,
): PackedObjective {
  const { source } = declared;
  const ofTier = source?.type === 'tier' && source.tier === options.tier;
  return {
    ...(!isSame(declared, options.own) && {
      declared: ofTier ? declared.seconds! : declared,
    }),
    ...(!isSame(required, undecided) && {
      required: packRequired(required, options.path),
    }),
    ...(!isSame(target, declared) && {
      target: isSame(target, required) ? ('required' as const) : target,
    }),
    ...(achieved && {
      achieved: {
        seconds: achieved.seconds,
        ...unusual(achieved, {
          ...options.run,
          verdict: verdictOf(achieved.seconds, target.seconds),
        }),
      },
    }),
  };
}

export function unpackObjective(
  packed: PackedObjective,
  options: Usual,
): Objective {
  const declared: Figure =
    typeof packed.declared === 'number'
      ? {
          seconds: packed.declared,
          source: { type: 'tier', tier: options.tier! },
        }
      : packed.declared ?? options.own;
  const required = packed.required
    ? unpackRequired(packed.required, options.path)
    : undecided;
  const target =
    packed.target === 'required' ? required : packed.target ?? declared;
  const achieved = packed.achieved && {
    ...options.run,
    verdict: verdictOf(packed.achieved.seconds, target.seconds),
    ...packed.achieved,
  };
  return {
    required,
    declared,
    target,
    achieved: (achieved as Achieved | undefined) ?? null,
  };
}

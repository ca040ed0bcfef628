import {
  addPeriod,
  declaredOf,
  emptyContinuityFields,
  objectiveNames,
  type Objective,
  type ObjectiveName,
  type Objectives,
  type OwnRecovery,
} from '@backstage-continuity/plugin-continuity-common';
import { filled, toInstant, unusual } from '../database';
import {
  packObjective,
  pathOf,
  runOf,
  unpackObjective,
  type Achieved,
  type PackedObjective,
} from './packedObjectives';
import type { PostureDetail, PostureRow } from './postureRows';

const partColumns = ['tier', 'last_reviewed_at', 'review_due_at'] as const;

/** Columns of `posture` that hold the detail together. */
export const detailColumns = [...partColumns, 'detail'] as const;

type Columns = Pick<PostureRow, (typeof partColumns)[number]>;

type Requirement = PostureDetail['requirements'][number];

/** A detail without what columns say, what follows, and what mostly is so. */
interface PackedDetail
  extends Partial<
    Omit<
      PostureDetail,
      'fields' | 'objectives' | 'recovery' | 'review' | 'requirements'
    >
  > {
  fields?: Partial<PostureDetail['fields']>;
  objectives: Partial<Record<ObjectiveName, PackedObjective>>;
  recovery: {
    own?: Partial<OwnRecovery>;
    forecast: Partial<PostureDetail['recovery']['forecast']> &
      Pick<PostureDetail['recovery']['forecast'], 'seconds'>;
    missingRef?: string | null;
  };
  review?: Partial<PostureDetail['review']>;
  requirements?: (Partial<Requirement> &
    Pick<Requirement, 'area' | 'type' | 'every'>)[];
}

function usualOf(row: Columns) {
  return {
    rest: {
      tierTitle: row.tier,
      portalFields: [],
      overriddenFields: [],
      mistakes: [],
      functions: [],
      editUrl: null,
      sourceLocation: null,
    },
    fields: { ...emptyContinuityFields(), tier: row.tier },
    review: {
      required: true,
      lastReviewedAt: toInstant(row.last_reviewed_at),
      lastReviewedBy: null,
      dueAt: toInstant(row.review_due_at),
    },
  };
}

function usualOwn(
  { recoveryTime }: PostureDetail['fields'],
  run: Achieved | null,
): OwnRecovery {
  if (run) {
    const { testId, validatedAt: measuredAt } = run;
    const source = { type: 'measured', testId, measuredAt };
    return { seconds: recoveryTime, source };
  }
  const source = recoveryTime === null ? null : { type: 'declared' };
  return { seconds: recoveryTime, source };
}

function usualDueAt(lastAt: string | null, every: string): string | null {
  return lastAt === null ? null : addPeriod(lastAt, every);
}

/** The text of a detail that is stored beside the columns. */
export function packDetail(detail: PostureDetail, row: Columns): string {
  const { fields, objectives, recovery, review, requirements, ...rest } =
    detail;
  const usual = usualOf(row);
  const { achieved, required } = objectives.rto;
  const packed: PackedDetail = {
    ...unusual(rest, usual.rest),
    fields: filled(unusual(fields, usual.fields)),
    objectives: Object.fromEntries(
      objectiveNames.map(name => [
        name,
        filled(
          packObjective(objectives[name], {
            own: declaredOf(detail, undefined, name),
            tier: row.tier,
            run: name === 'rto' ? {} : runOf(achieved),
            path: name === 'rto' ? undefined : pathOf(required),
          }),
        ),
      ]),
    ),
    recovery: {
      own: filled(unusual(recovery.own, usualOwn(fields, achieved))),
      forecast: {
        seconds: recovery.forecast.seconds,
        ...unusual(recovery.forecast, { lowerBound: false }),
      },
      ...unusual({ missingRef: recovery.missingRef }, { missingRef: null }),
    },
    review: filled(unusual(review, usual.review)),
    requirements: filled(
      requirements.map(({ area, type, every, ...dates }) => ({
        area,
        type,
        every,
        ...unusual(dates, {
          lastQualifyingAt: achieved?.validatedAt ?? null,
          dueAt: usualDueAt(dates.lastQualifyingAt, every),
        }),
      })),
    ),
  };
  return JSON.stringify(packed);
}

/** The detail as it was packed. */
export function unpackDetail(
  row: Pick<PostureRow, (typeof detailColumns)[number]>,
): PostureDetail {
  const packed: PackedDetail = JSON.parse(row.detail);
  const usual = usualOf(row);
  const { objectives, recovery, requirements = [], ...rest } = packed;
  const detail = {
    ...usual.rest,
    ...rest,
    fields: { ...usual.fields, ...packed.fields },
    review: { ...usual.review, ...packed.review },
  };
  const objective = (name: ObjectiveName, first?: Objective) =>
    unpackObjective(objectives[name] ?? {}, {
      own: declaredOf(detail, undefined, name),
      tier: row.tier,
      run: runOf(first?.achieved ?? null),
      path: first && pathOf(first.required),
    });
  const rto = objective('rto');
  return {
    ...detail,
    objectives: {
      rto,
      rpo: objective('rpo', rto),
      mtpd: objective('mtpd', rto),
    } satisfies Objectives,
    recovery: {
      own: { ...usualOwn(detail.fields, rto.achieved), ...recovery.own },
      forecast: { lowerBound: false, ...recovery.forecast },
      missingRef: recovery.missingRef ?? null,
    },
    requirements: requirements.map(({ dueAt, ...item }) => {
      const lastQualifyingAt =
        item.lastQualifyingAt === undefined
          ? rto.achieved?.validatedAt ?? null
          : item.lastQualifyingAt;
      return {
        ...item,
        lastQualifyingAt,
        dueAt:
          dueAt === undefined
            ? usualDueAt(lastQualifyingAt, item.every)
            : dueAt,
      };
    }),
  };
}

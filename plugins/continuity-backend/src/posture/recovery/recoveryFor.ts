import type {
  LossOutcome,
  MissingFigure,
  OwnRecovery,
  RecoveryForecast,
  RecoveryStep,
} from '@backstage-continuity/plugin-continuity-common';
import { z } from 'zod';
import { decodeCursor, encodeCursor } from '../../database';
import type { Access } from '../../http';
import type { InventoryService } from '../../inventory';
import { Names, type Namers } from '../Names';
import type { RecoveryTargets } from './targets';

const MISSING_AT_MOST = 200;

/** The steps of a recovery and what is known of it as a whole. */
export type RecoveryShape = Pick<
  RecoveryForecast,
  | 'down'
  | 'hidden'
  | 'forecast'
  | 'criticalPath'
  | 'missing'
  | 'missingTotal'
  | 'steps'
  | 'nextCursor'
>;

/**
 * A recovery as one caller may read it. What the caller may not see keeps its
 * place in the order and its time, and is counted.
 */
export async function recoveryFor(
  outcome: LossOutcome,
  targets: Map<string, RecoveryTargets>,
  options: {
    access: Pick<Access, 'scope' | 'visible'>;
    inventory: Pick<InventoryService, 'describe'>;
    namers: Namers;
    cursor: string | undefined;
    limit: number;
  },
): Promise<RecoveryShape> {
  const { access, inventory, namers, cursor, limit } = options;
  const start =
    cursor === undefined ? 0 : decodeCursor(cursor, z.number().int().min(0));
  const missingRefs = outcome.missing.map(item => item.entityRef);
  const names = await Names.of(
    inventory,
    access,
    // Where all is seen, what is not shown needs no name.
    access.scope.type === 'all'
      ? [
          ...outcome.down
            .slice(start, start + limit)
            .map(step => step.entityRef),
          ...outcome.criticalPath,
          ...missingRefs.slice(0, MISSING_AT_MOST),
        ]
      : [...outcome.down.map(step => step.entityRef), ...missingRefs],
    namers,
  );
  const numbered = outcome.down.map((step, index) => ({
    ...step,
    position: index + 1,
  }));
  const seen = numbered.filter(step => names.sees(step.entityRef));
  const page = seen.slice(start, start + limit);
  const missing = outcome.missing.filter(item => names.sees(item.entityRef));
  const endsAt = new Map(
    outcome.down.map(step => [step.entityRef, step] as const),
  );
  return {
    down: outcome.down.length,
    hidden: outcome.down.length - seen.length,
    forecast: { seconds: outcome.seconds, lowerBound: outcome.lowerBound },
    criticalPath: outcome.criticalPath.map(ref => {
      const step = endsAt.get(ref);
      return step && names.sees(ref)
        ? {
            entityRef: ref,
            title: names.title(ref),
            own: ownFor(step.own),
            endsAt: step.endsAt,
          }
        : null;
    }),
    missing: missing.slice(0, MISSING_AT_MOST).map(
      (item): MissingFigure => ({
        ...item,
        title: names.title(item.entityRef),
      }),
    ),
    missingTotal: outcome.missing.length,
    steps: page.map(step => toStep(step, names, targets)),
    nextCursor:
      start + limit < seen.length ? encodeCursor(start + limit) : null,
  };
}

function ownFor({ seconds, source }: OwnRecovery): OwnRecovery {
  return { seconds, source };
}

function toStep(
  step: LossOutcome['down'][number] & { position: number },
  names: Names,
  targets: Map<string, RecoveryTargets>,
): RecoveryStep {
  const described = names.describe(step.entityRef);
  return {
    position: step.position,
    entityRef: step.entityRef,
    title: names.title(step.entityRef),
    kind: described?.kind ?? step.entityRef.split(':')[0],
    ownerRef: described?.ownerRef ?? null,
    tier: described?.tier ?? null,
    lost: step.lost,
    own: ownFor(step.own),
    startsAt: step.startsAt,
    endsAt: step.endsAt,
    lowerBound: step.lowerBound,
    targetRto: targets.get(step.entityRef)?.targetRto ?? null,
    slack: step.slack,
    critical: step.critical,
    cycle: step.cycle !== null && names.sees(step.cycle) ? step.cycle : null,
    waitsFor: step.waitsFor.filter(names.sees).slice(0, 100),
  };
}

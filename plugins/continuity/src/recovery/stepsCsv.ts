import type { RecoveryStep } from '@backstage-continuity/plugin-continuity-common';
import { toCsv } from '../components';

/** Steps as CSV, with the names and units of the API. */
export function stepsCsv(steps: RecoveryStep[]): string {
  return toCsv(steps, {
    position: step => step.position,
    entityRef: step => step.entityRef,
    title: step => step.title,
    ownerRef: step => step.ownerRef,
    tier: step => step.tier,
    lost: step => step.lost,
    startsAt: step => step.startsAt,
    'own.seconds': step => step.own.seconds,
    'own.source.type': step => step.own.source?.type ?? null,
    'own.source.measuredAt': step => step.own.source?.measuredAt ?? null,
    'own.source.testId': step => step.own.source?.testId ?? null,
    'own.source.title': step => step.own.source?.title ?? null,
    endsAt: step => step.endsAt,
    lowerBound: step => step.lowerBound,
    targetRto: step => step.targetRto,
    slack: step => step.slack,
    critical: step => step.critical,
    cycle: step => step.cycle,
    waitsFor: step => step.waitsFor.join(' '),
  });
}

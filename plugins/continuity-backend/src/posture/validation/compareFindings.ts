import {
  severities,
  type CheckFigures,
  type CheckId,
  type Severity,
} from '@backstage-continuity/plugin-continuity-common';
import { toInstant } from '../../database';
import type { EvaluatedEntity } from '../postureRows';

/** A check that an entity fails. */
export interface Failure {
  entityRef: string;
  entityTitle: string;
  check: CheckId;
  subject: string;
  severity: Severity;
  figures: CheckFigures;
  dueAt: string | undefined;
}

type Evaluated = EvaluatedEntity & { inScope: boolean };

/**
 * What fails only with a change, what only without it, and how much either way.
 * What is in the catalog or in scope no longer has nothing mended by that.
 */
export function compareFindings(
  before: Evaluated[],
  after: Evaluated[],
  now: string,
): { broken: Failure[]; mended: Failure[]; standing: number } {
  const inScope = after.filter(entity => entity.inScope);
  const left = new Set(inScope.map(({ row }) => row.entity_ref));
  const were = failuresOf(
    before.filter(({ row, inScope: was }) => was && left.has(row.entity_ref)),
    now,
  );
  const are = failuresOf(inScope, now);
  const broken = [...are].filter(([key]) => !were.has(key));
  const mended = [...were].filter(([key]) => !are.has(key));
  return {
    broken: worstFirst(broken),
    mended: worstFirst(mended),
    standing: are.size - broken.length,
  };
}

function failuresOf(entities: Evaluated[], now: string): Map<string, Failure> {
  const failures = new Map<string, Failure>();
  for (const { row, findings } of entities) {
    for (const finding of findings) {
      const dueAt = toInstant(finding.due_at) ?? undefined;
      const isPassed = dueAt !== undefined && dueAt < now;
      const fails =
        finding.outcome === 'timed' ? isPassed : finding.outcome === 'fail';
      if (!fails) continue;
      const { entity_ref: entityRef, check_id: check, subject } = finding;
      failures.set(JSON.stringify([entityRef, check, subject]), {
        entityRef,
        entityTitle: row.title,
        check,
        subject,
        severity: severities[finding.severity_rank],
        figures: JSON.parse(finding.figures),
        dueAt,
      });
    }
  }
  return failures;
}

function worstFirst(entries: [key: string, failure: Failure][]): Failure[] {
  return entries
    .sort(
      ([keyA, a], [keyB, b]) =>
        severities.indexOf(a.severity) - severities.indexOf(b.severity) ||
        (keyA < keyB ? -1 : 1),
    )
    .map(([, failure]) => failure);
}

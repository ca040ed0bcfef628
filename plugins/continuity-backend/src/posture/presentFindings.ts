import {
  describeCheck,
  severities,
  type CheckFigures,
  type Finding,
} from '@backstage-continuity/plugin-continuity-common';
import { toInstant } from '../database';
import type { Names } from './Names';

/** Entities that figures speak of. */
export function refsIn(figures: CheckFigures): string[] {
  const { requiredBy, dependency, along = [], loop = [] } = figures;
  return [requiredBy, dependency, ...along, ...loop].filter(
    (ref): ref is string => ref !== undefined,
  );
}

/** The figures without what the caller may not see. */
export function figuresFor(figures: CheckFigures, names: Names): CheckFigures {
  const { requiredBy, dependency, along, loop, ...rest } = figures;
  return {
    ...rest,
    ...(requiredBy && names.sees(requiredBy) && { requiredBy }),
    ...(dependency && names.sees(dependency) && { dependency }),
    ...(along && { along: along.filter(names.sees) }),
    ...(loop && { loop: loop.filter(names.sees) }),
  };
}

/** A row of a finding, its figures parsed. */
export type ReadFinding = Record<string, any> & { figures: CheckFigures };

export function readFinding(row: Record<string, any>): ReadFinding {
  return { ...row, figures: JSON.parse(row.figures) };
}

/** A finding as one caller may read it, with its sentence. */
export function presentFinding(row: ReadFinding, names: Names): Finding {
  const dueAt = toInstant(row.due_at) ?? undefined;
  const { check_id: check, subject, figures } = row;
  return {
    check,
    subject,
    entityRef: row.entity_ref,
    entityTitle: row.title,
    ownerRef: row.owner_ref,
    tier: row.tier,
    severity: severities[Number(row.severity_rank)],
    state: row.state,
    message: describeCheck({ check, subject, figures, dueAt }, names.title),
    figures: figuresFor(figures, names),
    remedy: row.remedy,
    since: toInstant(row.since)!,
    dueAt: dueAt ?? null,
    exceptionId: row.exception_id,
    exceptionExpiresAt: toInstant(row.excepted_until),
  };
}

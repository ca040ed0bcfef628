import {
  describeCheck,
  severities,
  type CheckFigures,
  type Finding,
} from '@backstage-continuity/plugin-continuity-common';
import { toInstant } from '../database';
import type { Access } from '../http';
import type { InventoryService } from '../inventory';
import { Names, type Namers } from './Names';

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

/** Rows of findings as one caller may read them, each with its sentence. */
export async function presentFindings(
  rows: Record<string, any>[],
  access: Pick<Access, 'scope' | 'visible'>,
  inventory: Pick<InventoryService, 'describe'>,
  namers: Namers,
): Promise<Finding[]> {
  const figures = rows.map((row): CheckFigures => JSON.parse(row.figures));
  const names = await Names.of(
    inventory,
    access,
    figures.flatMap(refsIn),
    namers,
  );
  return rows.map((row, index) => {
    const dueAt = toInstant(row.due_at) ?? undefined;
    const { check_id: check, subject } = row;
    return {
      check,
      subject,
      entityRef: row.entity_ref,
      entityTitle: row.title,
      ownerRef: row.owner_ref,
      tier: row.tier,
      severity: severities[Number(row.severity_rank)],
      state: row.state,
      message: describeCheck(
        { check, subject, figures: figures[index], dueAt },
        names.title,
      ),
      figures: figuresFor(figures[index], names),
      remedy: row.remedy,
      since: toInstant(row.since)!,
      dueAt: dueAt ?? null,
      exceptionId: row.exception_id,
      exceptionExpiresAt: toInstant(row.excepted_until),
    };
  });
}

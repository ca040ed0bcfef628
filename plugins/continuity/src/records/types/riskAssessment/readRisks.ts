import {
  riskAssessmentSchema,
  type RiskAssessment,
} from '@backstage-continuity/plugin-continuity-common';
import { useMemo } from 'react';
import { set } from 'react-hook-form';

/** Mending one thing can show the next; what is still wrong then is no draft. */
const ROUNDS = 3;

/**
 * A draft as far as it can be read: what is wrong in it, such as an address that
 * is half typed, counts as not filled in. Null: there is nothing to go by.
 */
export function readRisks(content: unknown): RiskAssessment | null {
  let read = riskAssessmentSchema.safeParse(content);
  if (read.success) return read.data;
  const mended = JSON.parse(JSON.stringify(content ?? null));
  for (let round = 0; round < ROUNDS && !read.success; round++) {
    for (const { path } of read.error.issues) {
      if (path.length === 0) return null;
      set(mended, path.map(String).join('.'), undefined);
    }
    read = riskAssessmentSchema.safeParse(mended);
  }
  return read.success ? read.data : null;
}

/** See {@link readRisks}. */
export function useRisks(content: unknown): RiskAssessment | null {
  return useMemo(() => readRisks(content), [content]);
}

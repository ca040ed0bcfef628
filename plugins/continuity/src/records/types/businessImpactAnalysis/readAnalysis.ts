import {
  businessImpactAnalysisSchema,
  type BusinessImpactAnalysis,
} from '@backstage-continuity/plugin-continuity-common';
import { useMemo } from 'react';
import { set } from 'react-hook-form';

/** Mending one thing can show the next; what is still wrong then is no draft. */
const ROUNDS = 3;

/**
 * A draft as far as it can be read: what is wrong in it, such as a duration that
 * is half typed, counts as not filled in. Null: there is nothing to compute with.
 */
export function readAnalysis(content: unknown): BusinessImpactAnalysis | null {
  let read = businessImpactAnalysisSchema.safeParse(content);
  if (read.success) return read.data;
  const mended = JSON.parse(JSON.stringify(content ?? null));
  for (let round = 0; round < ROUNDS && !read.success; round++) {
    for (const { path } of read.error.issues) {
      if (path.length === 0) return null;
      set(mended, path.map(String).join('.'), undefined);
    }
    read = businessImpactAnalysisSchema.safeParse(mended);
  }
  return read.success ? read.data : null;
}

/** See {@link readAnalysis}. */
export function useAnalysis(content: unknown): BusinessImpactAnalysis | null {
  return useMemo(() => readAnalysis(content), [content]);
}

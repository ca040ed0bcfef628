import type {
  RecordField,
  RecordType,
} from '@backstage-continuity/plugin-continuity-common';
import { set, type FieldErrors, type FieldValues } from 'react-hook-form';
import type { z } from 'zod';
import type { Translate } from '../../../components';
import { isHidden } from '../../place';
import { fieldAt } from '../../types';

/** What is wrong with the structure of a draft, and where. */
export interface FormProblem {
  /** Keys and indexes with dots between. */
  path: string;
  message: string;
}

type Issue = z.core.$ZodIssue;

const BY_KIND: Partial<
  Record<
    RecordField['kind'],
    'duration' | 'number' | 'amount' | 'date' | 'url' | 'choice'
  >
> = {
  duration: 'duration',
  number: 'number',
  amount: 'amount',
  date: 'date',
  url: 'url',
  choice: 'choice',
  choices: 'choice',
};

/** What is expected, in the reader's words. */
function messageOf(
  issue: Issue,
  kind: RecordField['kind'] | undefined,
  t: Translate,
): string {
  if (issue.code === 'custom') return issue.message;
  if (issue.code === 'too_big' && issue.origin === 'string') {
    return t('records.error.tooLong', { limit: String(issue.maximum) });
  }
  if (issue.code === 'too_big' && issue.origin === 'array') {
    return t('records.error.tooMany', { limit: String(issue.maximum) });
  }
  if (issue.code === 'too_big' && kind !== 'duration') {
    return t('records.error.most', { limit: String(issue.maximum) });
  }
  if (issue.code === 'too_small' && kind !== 'duration') {
    return t('records.error.least', { limit: String(issue.minimum) });
  }
  const word = kind && BY_KIND[kind];
  return t(`records.error.${word ?? 'other'}`);
}

/** Why a content cannot be stored; what the reader may not see is not judged. */
export function problemsOf(
  type: RecordType,
  content: unknown,
  redacted: readonly string[],
  t: Translate,
): FormProblem[] {
  const read = type.schema.safeParse(content);
  if (read.success) return [];
  return read.error.issues
    .map(issue => {
      const path = issue.path.map(String).join('.');
      const place = fieldAt(type, path);
      const at = {
        form: place?.form ?? path,
        index: path,
        id: idPath(content, issue.path),
      };
      return isHidden(at, redacted)
        ? null
        : { path, message: messageOf(issue, place?.field.kind, t) };
    })
    .filter(problem => problem !== null);
}

/** The path with items of lists by their id. */
function idPath(content: unknown, path: readonly PropertyKey[]): string {
  let part = content;
  return path
    .map(key => {
      const isItem = Array.isArray(part);
      part = (part as Record<PropertyKey, unknown> | null | undefined)?.[key];
      const id = (part as { id?: unknown } | null | undefined)?.id;
      return isItem && typeof id === 'string' ? id : String(key);
    })
    .join('.');
}

/** The problems as react-hook-form keeps them. */
export function errorsOf(problems: readonly FormProblem[]): FieldErrors {
  const errors: FieldErrors<FieldValues> = {};
  for (const { path, message } of problems) {
    if (path !== '') set(errors, path, { type: 'content', message });
  }
  return errors;
}

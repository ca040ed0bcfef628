import { SUBJECT_TARGET } from '@backstage-continuity/plugin-continuity-common';
import { useMemo } from 'react';
import { useContinuityTranslation } from '../../../components';
import { fieldAt, useRecordType } from '../../types';
import { useTypeWords } from '../../words';
import type { ImportTarget } from './places';

/** Names of targets and their sections as the form has them, in the reader's language. */
export function useTargetWords(typeName: string) {
  const { t } = useContinuityTranslation();
  const words = useTypeWords();
  const type = useRecordType(typeName);
  return useMemo(
    () => ({
      label({ target, label }: ImportTarget): string {
        if (target === SUBJECT_TARGET) return t('recordImport.columns.subject');
        // What lies deeper is put together of several names.
        const place = type && fieldAt(type, target);
        return place && place.form === target
          ? words.label(type, place.form, place.field)
          : label;
      },
      section(title: string): string {
        const section = type?.sections.find(one => one.title === title);
        return type && section ? words.section(type, section.id) : title;
      },
    }),
    [t, words, type],
  );
}

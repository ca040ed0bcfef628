import type {
  JsonValue,
  RecordRevision,
  RecordType,
} from '@backstage-continuity/plugin-continuity-common';
import { useApi } from '@backstage/frontend-plugin-api';
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { FieldValues, UseFormReturn } from 'react-hook-form';
import { continuityApiRef } from '../../../api';
import {
  useContinuityRefresh,
  useContinuityTranslation,
  useToast,
} from '../../../components';
import { copyOf } from '../form/copyOf';
import { problemsOf } from '../form/problems';
import { DraftSaver, type SaveState } from './DraftSaver';
import type { LocalDraft, LocalDrafts } from './localDrafts';

/** What the form holds, as JSON. */
export function contentOf(form: UseFormReturn): JsonValue {
  return copyOf(form.getValues());
}

/** Saves the draft that a form holds, as long as the form is shown. */
export function useDraftSaver(options: {
  form: UseFormReturn;
  revision: RecordRevision;
  type: RecordType;
  local: LocalDrafts;
  /** What was typed at another time and is taken up again. */
  resumed: LocalDraft | null;
}): { saver: DraftSaver; state: SaveState } {
  const { t } = useContinuityTranslation();
  const api = useApi(continuityApiRef);
  const toast = useToast();
  const refresh = useContinuityRefresh();
  const { form, revision, type, local, resumed } = options;
  const [saver] = useState(() => {
    const params = { id: revision.recordId };
    return new DraftSaver({
      revision,
      local,
      save: (version, content) =>
        api.saveDraft({
          params,
          body: { version, content: content as Record<string, JsonValue> },
        }),
      read: () =>
        api.getRecordRevision({
          params: { ...params, revision: revision.revision },
        }),
      problemOf: content =>
        problemsOf(type, content, revision.redacted, t)[0] ?? null,
      adopt: content => {
        form.reset(copyOf<FieldValues>(content));
        form.trigger();
        toast.done(t('records.done.merged'));
      },
    });
  });
  const state = useSyncExternalStore(saver.subscribe, saver.getState);

  const begun = useRef(false);
  useEffect(() => {
    if (resumed && !begun.current) saver.resume(resumed);
    begun.current = true;
    const stopListening = form.subscribe({
      formState: { values: true },
      callback: () => saver.change(contentOf(form)),
    });
    return () => {
      stopListening();
      // Whoever leaves the form does not wait for the pause to be over.
      saver.flush().then(() => {
        saver.stop();
        refresh();
      });
    };
  }, [form, saver, resumed, refresh]);

  return { saver, state };
}

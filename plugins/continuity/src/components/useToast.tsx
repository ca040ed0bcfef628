import {
  toastApiRef,
  useApiHolder,
  type ToastApi,
} from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import { useMemo } from 'react';
import { refusalOf } from './errors';
import {
  useContinuityTranslation,
  type Translate,
} from './useContinuityTranslation';

/** How long a message with an Undo stays. */
const TIMEOUT = 10_000;

function createToast(toasts: ToastApi | undefined, t: Translate) {
  return {
    /** Says that something is done, with a way back where there is one. */
    done(title: string, undo?: () => void) {
      const posted = toasts?.post({
        title,
        status: 'success',
        timeout: TIMEOUT,
        description: undo && (
          <Button
            size="small"
            variant="tertiary"
            onPress={() => {
              posted?.close();
              undo();
            }}
          >
            {t('common.action.undo')}
          </Button>
        ),
      });
    },
    /** Says that something was refused, and why; a lost race in its own words. */
    failed(error: Error) {
      const { name, message } = refusalOf(error);
      const conflict = name === 'ConflictError';
      toasts?.post({
        title: t(conflict ? 'common.toast.conflict' : 'common.toast.failed'),
        description: conflict ? t('common.toast.conflictBody') : message,
        status: 'danger',
        timeout: TIMEOUT,
      });
    },
  };
}

/** Short messages. An app that has no place for them shows none. */
export function useToast() {
  const { t } = useContinuityTranslation();
  const toasts = useApiHolder().get(toastApiRef);
  return useMemo(() => createToast(toasts, t), [toasts, t]);
}

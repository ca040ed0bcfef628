import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
} from '@backstage/ui';
import type { ReactNode } from 'react';
import { useContinuityTranslation } from './useContinuityTranslation';

/** Asks once before something that is not easily taken back. */
export function ConfirmDialog(props: {
  title: string;
  children: ReactNode;
  confirmLabel: string;
  /** Something is lost by it. */
  isDestructive?: boolean;
  isPending?: boolean;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  onConfirm: () => void;
}) {
  const { t } = useContinuityTranslation();
  return (
    <Dialog
      isOpen={props.isOpen}
      onOpenChange={props.onOpenChange}
      isDismissable
      width={480}
    >
      <DialogHeader>{props.title}</DialogHeader>
      <DialogBody>{props.children}</DialogBody>
      <DialogFooter>
        <Button variant="secondary" slot="close">
          {t('common.action.cancel')}
        </Button>
        <Button
          variant="primary"
          destructive={props.isDestructive}
          isPending={props.isPending}
          onPress={props.onConfirm}
        >
          {props.confirmLabel}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}

import { Dialog, type DialogProps } from '@backstage/ui';

/**
 * A dialog in which something is written or chosen. A click beside it must not
 * lose that: it is left by its buttons or with Escape.
 */
export function FormDialog(props: Omit<DialogProps, 'isDismissable'>) {
  return <Dialog {...props} isDismissable={false} />;
}

import { Focusable, Tooltip, TooltipTrigger } from '@backstage/ui';
import type { ReactNode } from 'react';
import styles from './text.module.css';

/**
 * Text with more about it in a tooltip. A button, because only what can be
 * focused shows its tooltip to those who use no mouse.
 */
export function Hint(props: { hint: ReactNode; children: ReactNode }) {
  return (
    <TooltipTrigger delay={300}>
      <Focusable>
        <button type="button" className={styles.hint}>
          {props.children}
        </button>
      </Focusable>
      <Tooltip>{props.hint}</Tooltip>
    </TooltipTrigger>
  );
}

import { Button } from '@backstage/ui';
import { RiCloseLine } from '@remixicon/react';
import type { ReactNode } from 'react';
import styles from './list.module.css';
import { useContinuityTranslation } from './useContinuityTranslation';

/** What narrows a list, and the way back to all of it. */
export function FilterBar(props: {
  /** What is narrowed, for those who cannot see it. */
  label: string;
  isFiltered: boolean;
  onClear: () => void;
  children: ReactNode;
}) {
  const { t } = useContinuityTranslation();
  return (
    <search className={styles.filters} aria-label={props.label}>
      {props.children}
      {props.isFiltered && (
        <Button
          variant="tertiary"
          size="small"
          iconStart={<RiCloseLine />}
          className={styles.clear}
          onPress={props.onClear}
        >
          {t('common.list.clear')}
        </Button>
      )}
    </search>
  );
}

/** A filter that is on or off, in line with the fields beside it. */
export function FilterSwitch(props: { children: ReactNode }) {
  return <div className={styles.switch}>{props.children}</div>;
}

import type { TestArea } from '@backstage-continuity/plugin-continuity-common';
import { RiLockLine, RiPulseLine, RiShieldCheckLine } from '@remixicon/react';
import { useContinuityTranslation } from '../components';
import styles from './testing.module.css';

const icons = {
  availability: RiPulseLine,
  continuity: RiShieldCheckLine,
  security: RiLockLine,
} as const;

/** An area of the joint schedule as icon and word. */
export function AreaText(props: { area: TestArea }) {
  const { t } = useContinuityTranslation();
  const Icon = icons[props.area];
  return (
    <span className={styles.area}>
      <Icon aria-hidden />
      {t(`common.area.${props.area}`)}
    </span>
  );
}

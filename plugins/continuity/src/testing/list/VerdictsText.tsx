import type { Verdict } from '@backstage-continuity/plugin-continuity-common';
import { useContinuityTranslation } from '../../components';
import styles from '../testing.module.css';

/** Whether both objectives were met, in words. */
export function VerdictsText(props: {
  verdict: { rto: Verdict; rpo: Verdict };
}) {
  const { t } = useContinuityTranslation();
  return (
    <span className={styles.secondary}>
      {(['rto', 'rpo'] as const)
        .map(
          name =>
            `${t(`common.objective.${name}`)} ${t(
              `common.verdict.${props.verdict[name]}`,
            ).toLocaleLowerCase()}`,
        )
        .join(', ')}
    </span>
  );
}

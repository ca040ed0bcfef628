import type { EntityPosture } from '@backstage-continuity/plugin-continuity-common';
import { ToggleButton } from '@backstage/ui';
import { StatusBadge, useContinuityTranslation } from '../components';
import { byUrgency, findingKey, statusOf } from '../entity/findings';
import styles from './dependencies.module.css';
import { isLoop, pathOf, pathToText } from './highlight';
import { useDependencyState } from './useDependencyState';

/** What contradicts what, in sentences; each shows its path in the picture. */
export function PathFindings(props: { posture: EntityPosture }) {
  const { t } = useContinuityTranslation();
  const { path: highlighted, setHighlight } = useDependencyState();
  const findings = byUrgency(props.posture.findings).flatMap(finding => {
    const path = pathOf(finding);
    return path.length > 0 ? [{ finding, path }] : [];
  });
  if (findings.length === 0) return null;
  return (
    <div>
      <h3 className={styles.heading}>{t('dependencies.findings.title')}</h3>
      <ul className={styles.findings}>
        {findings.map(({ finding, path }) => {
          const text = pathToText(path);
          const isShown = pathToText(highlighted) === text;
          const labels = isLoop(path)
            ? (['showLoop', 'shownLoop'] as const)
            : (['show', 'shown'] as const);
          return (
            <li key={findingKey(finding)} className={styles.finding}>
              <StatusBadge
                status={statusOf(finding)}
                label={t(`common.check.${finding.check}`)}
              />
              <span className={styles.sentence}>{finding.message}</span>
              <ToggleButton
                size="small"
                isSelected={isShown}
                onChange={() => setHighlight(isShown ? '' : text)}
              >
                {t(`dependencies.findings.${labels[isShown ? 1 : 0]}`)}
              </ToggleButton>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

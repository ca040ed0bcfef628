import type { EntityPosture } from '@backstage-continuity/plugin-continuity-common';
import { EmptyState, useContinuityTranslation } from '../../components';
import styles from '../entity.module.css';
import { byUrgency, findingKey } from '../findings';
import { Section } from '../Section';
import { FindingItem } from './FindingItem';

/** What to do about this service, worst first. */
export function FindingList(props: { posture: EntityPosture }) {
  const { t } = useContinuityTranslation();
  const { posture } = props;
  // What is accepted for a time has its own place below.
  const findings = byUrgency(posture.findings).filter(
    finding => finding.state !== 'excepted',
  );
  return (
    <Section title={t('entity.toDo')}>
      {findings.length === 0 ? (
        <EmptyState
          title={t('entity.nothingToDo')}
          description={t('entity.nothingToDoBody')}
        />
      ) : (
        <ol className={styles.findings}>
          {findings.map(finding => (
            <FindingItem
              key={findingKey(finding)}
              finding={finding}
              posture={posture}
            />
          ))}
        </ol>
      )}
    </Section>
  );
}

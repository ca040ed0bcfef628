import type { EntityPosture } from '@backstage-continuity/plugin-continuity-common';
import { Flex } from '@backstage/ui';
import { useContinuityTranslation, useSectionTarget } from '../components';
import { Section } from '../entity/Section';
import styles from './dependencies.module.css';
import { DependencyPicture } from './DependencyPicture';
import { DependencyTable } from './DependencyTable';
import { PathFindings } from './PathFindings';
import { RangeChoice, ViewChoice } from './Tools';
import { DEPENDENCIES_SECTION, useDependencyState } from './useDependencyState';

/** What a service needs and what needs it, as a picture or as tables. */
export function DependencySection(props: { posture: EntityPosture }) {
  const { t } = useContinuityTranslation();
  const { view, directions } = useDependencyState();
  const { posture } = props;
  const target = useSectionTarget(DEPENDENCIES_SECTION);
  return (
    <section
      id={DEPENDENCIES_SECTION}
      ref={target}
      tabIndex={-1}
      className={styles.target}
      aria-label={t('dependencies.title')}
    >
      <Section title={t('dependencies.title')} actions={<ViewChoice />}>
        <Flex direction="column" gap="4">
          <PathFindings posture={posture} />
          <RangeChoice />
          {view === 'picture' ? (
            <DependencyPicture entityRef={posture.entityRef} />
          ) : (
            directions.map(direction => (
              <DependencyTable
                key={direction}
                entityRef={posture.entityRef}
                direction={direction}
              />
            ))
          )}
        </Flex>
      </Section>
    </section>
  );
}

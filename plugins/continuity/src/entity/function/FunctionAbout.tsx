import {
  formatDuration,
  objectiveNames,
  parseVitalBusinessFunction,
  type Peak,
} from '@backstage-continuity/plugin-continuity-common';
import { DEFAULT_NAMESPACE, RELATION_OWNED_BY } from '@backstage/catalog-model';
import {
  EntityRefLinks,
  getEntityRelations,
  useEntity,
} from '@backstage/plugin-catalog-react';
import { Alert, Flex } from '@backstage/ui';
import { useMemo } from 'react';
import {
  DurationText,
  Figures,
  useContinuityTranslation,
  WebLink,
  type Translate,
} from '../../components';
import styles from '../entity.module.css';
import { Section } from '../Section';

function peakText(peak: Peak, t: Translate): string {
  const figures = objectiveNames
    .filter(name => peak[name] !== null)
    .map(
      name => `${t(`common.objective.${name}`)} ${formatDuration(peak[name])}`,
    );
  return t('entity.function.peak', {
    name: peak.name,
    figures: figures.join(', ') || t('entity.function.peakUsual'),
  });
}

/** What the business says of the function, from its own file. */
export function FunctionAbout() {
  const { t } = useContinuityTranslation();
  const { entity } = useEntity();
  const { fields, mistakes } = useMemo(
    () =>
      parseVitalBusinessFunction(entity.spec, {
        namespace: entity.metadata.namespace ?? DEFAULT_NAMESPACE,
      }),
    [entity],
  );
  const owners = getEntityRelations(entity, RELATION_OWNED_BY);
  return (
    <Section title={t('entity.function.about')}>
      <Flex direction="column" gap="4">
        <Figures
          items={[
            ...objectiveNames.map(name => ({
              label: t(`common.objectiveName.${name}`),
              value: <DurationText seconds={fields[name]} />,
            })),
            {
              label: t('entity.function.wrt'),
              value: <DurationText seconds={fields.wrt} />,
            },
          ]}
        />
        <dl className={styles.facts}>
          <dt>{t('entity.field.owner')}</dt>
          <dd>
            {owners.length > 0 ? (
              <EntityRefLinks entityRefs={owners} />
            ) : (
              t('entity.none')
            )}
          </dd>
          <dt>{t('entity.function.minimumService')}</dt>
          <dd>{fields.minimumService ?? t('entity.none')}</dd>
          <dt>{t('entity.function.plan')}</dt>
          <dd>
            {fields.businessContinuityPlan === null ? (
              t('entity.none')
            ) : (
              <WebLink href={fields.businessContinuityPlan} />
            )}
          </dd>
          <dt>{t('entity.function.peaks')}</dt>
          <dd>
            {fields.peaks.length === 0
              ? t('entity.none')
              : fields.peaks.map(peak => (
                  <div key={peak.name}>{peakText(peak, t)}</div>
                ))}
          </dd>
        </dl>
        {mistakes.length > 0 && (
          <Alert
            status="warning"
            icon
            title={t('entity.function.mistakes')}
            description={mistakes
              .map(mistake => t('entity.function.mistake', mistake))
              .join('; ')}
          />
        )}
      </Flex>
    </Section>
  );
}

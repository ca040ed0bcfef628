import {
  formatDuration,
  objectiveNames,
  type FunctionDetail,
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
  DateText,
  DurationText,
  Figures,
  useContinuityTranslation,
  WebLink,
  type Translate,
} from '../../components';
import { RequiredFigure } from '../../functions/RequiredFigure';
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

/** When a peak lasts: now, or from when on next. */
function PeakTime(props: { peak: FunctionDetail['peaks'][number] }) {
  const { t } = useContinuityTranslation();
  const { active, startsAt } = props.peak;
  if (active) {
    return <strong>{t('functionDetail.peaks.active')}</strong>;
  }
  return (
    <small className={styles.source}>
      {startsAt === null ? (
        t('functionDetail.peaks.never')
      ) : (
        <>
          {t('functionDetail.peaks.next')} <DateText value={startsAt} />
        </>
      )}
    </small>
  );
}

/**
 * What the business says of the function, from its own file.
 *
 * @param props - `detail`: what is asked for now, and when peaks last, once
 * that is known
 */
export function FunctionAbout(props: { detail?: FunctionDetail }) {
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
              value: props.detail ? (
                <RequiredFigure row={props.detail} objective={name} />
              ) : (
                <DurationText seconds={fields[name]} />
              ),
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
              : fields.peaks.map(peak => {
                  const times = props.detail?.peaks.find(
                    ({ name }) => name === peak.name,
                  );
                  return (
                    <div key={peak.name}>
                      {peakText(peak, t)} {times && <PeakTime peak={times} />}
                    </div>
                  );
                })}
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

import {
  endOfPlanned,
  formatPeriod,
  testTypes,
  type EntityPosture,
} from '@backstage-continuity/plugin-continuity-common';
import { Text } from '@backstage/ui';
import { useWatch } from 'react-hook-form';
import {
  DateText,
  useContinuityTranslation,
  type Translate,
} from '../../components';
import { usePosture } from '../../entity/useEntityPosture';
import styles from '../testing.module.css';
import type { PlanForm } from './planForm';

const SHOWN = 3;

type Requirement = EntityPosture['tests']['requirements'][number];

function strength(type: string): number {
  return testTypes.findIndex(name => name === type);
}

function describe({ area, type }: Requirement, t: Translate): string {
  return t('testing.schedule.requirement', {
    area: t(`common.area.${area as PlanForm['area']}`),
    type: t(`common.testType.${type as PlanForm['type']}`).toLocaleLowerCase(),
  });
}

function RequirementNote(props: { entityRef: string; plan: PlanForm }) {
  const { t } = useContinuityTranslation();
  const { entityRef, plan } = props;
  const { data: posture } = usePosture(entityRef);
  if (!posture) return null;
  const entity = posture.title;
  const ofArea = posture.tests.requirements.filter(
    ({ area }) => area === plan.area,
  );
  const met = ofArea
    .filter(({ type }) => strength(type) <= strength(plan.type))
    .sort((a, b) => (a.dueAt ?? '').localeCompare(b.dueAt ?? ''))[0];
  if (!met) {
    return (
      <li>
        {ofArea.length > 0
          ? t('testing.schedule.tooWeak', {
              entity,
              requirement: describe(ofArea[0], t),
              every: formatPeriod(ofArea[0].every),
            })
          : t('testing.schedule.notAsked', {
              entity,
              area: t(`common.area.${plan.area}`).toLocaleLowerCase(),
            })}
      </li>
    );
  }
  const what = {
    entity,
    requirement: describe(met, t),
    every: formatPeriod(met.every),
  };
  if (met.dueAt === null) {
    return <li>{t('testing.schedule.countsNow', what)}</li>;
  }
  const tooLate =
    plan.plannedAt !== '' &&
    Date.parse(endOfPlanned(plan.plannedAt)) > Date.parse(met.dueAt);
  return (
    <li>
      {t('testing.schedule.counts', what)} <DateText value={met.dueAt} due />.
      {tooLate && <strong> {t('testing.schedule.tooLate')}</strong>}
    </li>
  );
}

/** Which requirement of each entity's tier the plan would meet, and until when. */
export function RequirementNotes() {
  const { t } = useContinuityTranslation();
  const plan = useWatch<PlanForm>() as PlanForm;
  const refs = plan.entityRefs;
  if (refs.length === 0) return null;
  return (
    <div className={styles.notes}>
      <ul>
        {refs.slice(0, SHOWN).map(ref => (
          <RequirementNote key={ref} entityRef={ref} plan={plan} />
        ))}
      </ul>
      {refs.length > SHOWN && (
        <Text as="p" variant="body-small" color="secondary">
          {t('testing.schedule.moreRequirements', {
            count: refs.length - SHOWN,
          })}
        </Text>
      )}
    </div>
  );
}

import type { ScheduledTest } from '@backstage-continuity/plugin-continuity-common';
import { Alert } from '@backstage/ui';
import {
  formatDay,
  useContinuityTranslation,
  type Translate,
} from '../../components';
import { changesBetween, planOf, type PlanForm } from './planForm';

const labels = {
  title: 'testing.schedule.name',
  area: 'testing.schedule.area',
  type: 'testing.detail.type',
  entityRefs: 'testing.schedule.entities',
  plannedAt: 'testing.detail.planned',
  rrule: 'testing.schedule.repeat',
  owner: 'testing.schedule.owner',
  note: 'testing.schedule.note',
} as const;

function valueText(plan: PlanForm, field: keyof PlanForm, t: Translate) {
  if (field === 'area') return t(`common.area.${plan.area}`);
  if (field === 'type') return t(`common.testType.${plan.type}`);
  if (field === 'plannedAt') return formatDay(plan.plannedAt);
  return [plan[field]].flat().join(', ') || t('testing.schedule.nothing');
}

/** What somebody else changed while the reader was editing. */
export function ConflictNotice(props: {
  before: ScheduledTest;
  now: ScheduledTest;
}) {
  const { t } = useContinuityTranslation();
  const { before, now } = props;
  const plan = planOf(now);
  const changes = changesBetween(planOf(before), plan).map(field =>
    t('testing.schedule.change', {
      field: t(labels[field]),
      value: valueText(plan, field, t),
    }),
  );
  if (now.state !== 'planned') {
    return (
      <Alert
        status="warning"
        icon
        title={t('testing.schedule.conflict')}
        description={t('testing.schedule.conflictOver', {
          state: t(`testing.state.${now.state}`).toLocaleLowerCase(),
        })}
      />
    );
  }
  return (
    <Alert
      status="warning"
      icon
      title={t('testing.schedule.conflict')}
      description={
        changes.length > 0
          ? t('testing.schedule.conflictBody', { changes: changes.join('; ') })
          : t('testing.schedule.conflictNone')
      }
    />
  );
}

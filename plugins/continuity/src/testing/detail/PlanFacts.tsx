import type { ScheduledTest } from '@backstage-continuity/plugin-continuity-common';
import { RRule } from 'rrule';
import {
  DateText,
  EntityLink,
  formatExact,
  useContinuityTranslation,
} from '../../components';
import { AreaText } from '../AreaText';
import { EntitiesText } from '../list/EntitiesText';
import styles from '../testing.module.css';

const SHOWN = 20;

/** `every 6 months`; the rule itself where the library has no words for it. */
function inWords(rule: string): string {
  try {
    return RRule.fromString(rule).toText();
  } catch {
    return rule;
  }
}

/** What is planned: when, what, for whom, by whom. */
export function PlanFacts(props: { test: ScheduledTest }) {
  const { t } = useContinuityTranslation();
  const { test } = props;
  return (
    <dl className={styles.facts}>
      <dt>{t('testing.detail.planned')}</dt>
      <dd>
        {formatExact(test.plannedAt)} (
        <DateText value={test.plannedAt} due={test.state === 'planned'} />)
      </dd>
      <dt>{t('testing.detail.recurrence')}</dt>
      <dd>
        {test.rrule === null ? t('testing.detail.once') : inWords(test.rrule)}
      </dd>
      <dt>{t('testing.detail.area')}</dt>
      <dd>
        <AreaText area={test.area} />
      </dd>
      <dt>{t('testing.detail.type')}</dt>
      <dd>
        {t(`common.testType.${test.type}`)}
        <span className={styles.secondary}>
          {t(`testing.typeMeaning.${test.type}`)}
        </span>
      </dd>
      <dt>{t('testing.detail.entities')}</dt>
      <dd>
        <EntitiesText test={test} shown={SHOWN} />
      </dd>
      <dt>{t('testing.detail.owner')}</dt>
      <dd>
        {test.owner === null ? (
          t('testing.detail.noOwner')
        ) : (
          <EntityLink entityRef={test.owner} />
        )}
      </dd>
      {test.note !== null && (
        <>
          <dt>{t('testing.detail.note')}</dt>
          <dd className={styles.note}>{test.note}</dd>
        </>
      )}
      <dt>{t('testing.detail.created')}</dt>
      <dd>
        <DateText value={test.createdAt} day /> {t('testing.detail.by')}{' '}
        <EntityLink entityRef={test.createdBy} />
      </dd>
    </dl>
  );
}

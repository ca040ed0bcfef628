import { parseRecurrence } from '@backstage-continuity/plugin-continuity-common';
import { Select, TextField } from '@backstage/ui';
import { useMemo } from 'react';
import { formatDay, useContinuityTranslation } from '../../../../components';
import { useFieldMessage } from '../../../edit/form/useFieldMessage';
import type { CustomFieldProps, CustomViewProps } from '../../registry';
import styles from '../analysis.module.css';
import { nextDays } from './nextDays';

/** Dates enough to see whether a rule means what was meant. */
const SHOWN = 3;

/** Rules that most peaks go by; others are written by hand. */
const COMMON = {
  monthEnd: 'FREQ=MONTHLY;BYMONTHDAY=-1',
  monthStart: 'FREQ=MONTHLY;BYMONTHDAY=1',
  quarterEnd: 'FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1',
  yearEnd: 'FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=31',
  mondays: 'FREQ=WEEKLY;BYDAY=MO',
} as const;
type Common = keyof typeof COMMON;
const commonNames = Object.keys(COMMON) as Common[];
const OWN = 'own';

function NextDays(props: { rrule: string }) {
  const { t } = useContinuityTranslation();
  const { rrule } = props;
  const days = useMemo(
    () =>
      parseRecurrence(rrule).ok
        ? nextDays(rrule, new Date().toISOString(), SHOWN)
        : null,
    [rrule],
  );
  if (days === null) return null;
  return (
    <p className={styles.keys} role="status">
      {days.length === 0
        ? t('analysis.peak.over')
        : t('analysis.peak.next', {
            days: days.map(day => formatDay(day)).join(', '),
          })}
    </p>
  );
}

/** On which days a peak begins, with the next ones as a check. */
export function PeakRuleEditor(props: CustomFieldProps) {
  const { t } = useContinuityTranslation();
  const { path, isDisabled, onChange } = props;
  const rrule = typeof props.value === 'string' ? props.value : '';
  const message = useFieldMessage(path);
  const read = parseRecurrence(rrule);
  const mistake =
    rrule !== '' && !read.ok
      ? t('analysis.peak.expected', { expected: read.expected })
      : undefined;
  const known = commonNames.find(name => COMMON[name] === rrule);
  return (
    <>
      <div className={styles.rule}>
        <Select
          label={t('analysis.peak.begins')}
          isDisabled={isDisabled}
          options={[
            ...commonNames.map(name => ({
              id: name,
              label: t(`analysis.peak.common.${name}`),
            })),
            { id: OWN, label: t('analysis.peak.own') },
          ]}
          value={known ?? OWN}
          onChange={key => onChange(key === OWN ? '' : COMMON[key as Common])}
        />
        <TextField
          label={t('analysis.peak.rule')}
          description={mistake ?? message ?? t('analysis.peak.ruleHint')}
          isInvalid={(mistake ?? message) !== undefined}
          isDisabled={isDisabled}
          value={rrule}
          onChange={onChange}
        />
      </div>
      <NextDays rrule={rrule} />
    </>
  );
}

/** The rule with the days that it names next. */
export function PeakRuleView(props: CustomViewProps) {
  const rrule = typeof props.value === 'string' ? props.value : '';
  if (rrule === '') return <>–</>;
  return (
    <>
      <code className={styles.code}>{rrule}</code>
      <NextDays rrule={rrule} />
    </>
  );
}

import type { RecordImport } from '@backstage-continuity/plugin-continuity-common';
import { Select } from '@backstage/ui';
import { useContinuityTranslation } from '../../../components';
import styles from '../import.module.css';
import { numberedPlace } from './places';
import type { MappingState } from './useMapping';

const UNKNOWN = 'unknown';
const DAYS = ['day-first', 'month-first'] as const;
const DECIMALS = ['comma', 'point'] as const;
const WITH_NUMBERS = ['number', 'amount', 'duration'];

/** How days and numbers are to be read that can be read both ways. */
export function ReadingOptions(props: {
  job: RecordImport;
  state: MappingState;
}) {
  const { t } = useContinuityTranslation();
  const { job, state } = props;
  const { mapping, setReading } = state;
  const kinds = mapping.columns.map(
    ({ target }) => numberedPlace(job.targets, target).base?.kind ?? '',
  );
  const hasDays = kinds.includes('date');
  const hasNumbers = kinds.some(kind => WITH_NUMBERS.includes(kind));
  if (!hasDays && !hasNumbers) return null;
  return (
    <div
      className={styles.reading}
      role="group"
      aria-label={t('recordImport.columns.reading')}
    >
      {hasNumbers && (
        <Select
          label={t('recordImport.columns.decimal')}
          options={[
            { id: UNKNOWN, label: t('recordImport.columns.decimalUnknown') },
            ...DECIMALS.map(id => ({
              id,
              label: t(`recordImport.columns.${id}`),
            })),
          ]}
          value={mapping.decimal ?? UNKNOWN}
          onChange={key =>
            setReading({ decimal: DECIMALS.find(one => one === key) ?? null })
          }
        />
      )}
      {hasDays && (
        <Select
          label={t('recordImport.columns.days')}
          options={[
            { id: UNKNOWN, label: t('recordImport.columns.daysUnknown') },
            ...DAYS.map(id => ({ id, label: t(`recordImport.columns.${id}`) })),
          ]}
          value={mapping.days ?? UNKNOWN}
          onChange={key =>
            setReading({ days: DAYS.find(one => one === key) ?? null })
          }
        />
      )}
    </div>
  );
}

import {
  durationUnits,
  type DurationUnit,
  type MappingProblem,
  type RecordImport,
} from '@backstage-continuity/plugin-continuity-common';
import { Select } from '@backstage/ui';
import { RiErrorWarningLine } from '@remixicon/react';
import { statusClass, useContinuityTranslation } from '../../../components';
import styles from '../import.module.css';
import {
  areBareNumbers,
  numberedPlace,
  placeAt,
  samplesOf,
  type ImportTarget,
} from './places';
import { TargetSelect } from './TargetSelect';
import type { MappingState } from './useMapping';

const EACH_ROW = 'row';
const IN_CELL = 'cell';
const NUMBERS = [1, 2, 3, 4, 5, 6, 7, 8, 9];
const SAMPLES = 3;
const CHOICES = 8;

/** Which item of a list a column fills. */
function ItemSelect(props: {
  name: string;
  number: number | null;
  onChange: (number: number | null) => void;
}) {
  const { t } = useContinuityTranslation();
  const { name, number, onChange } = props;
  return (
    <Select
      size="small"
      aria-label={t('recordImport.columns.whichOf', { name })}
      options={[
        { id: EACH_ROW, label: t('recordImport.columns.eachRow') },
        ...[...new Set([...NUMBERS, number ?? 1])].map(one => ({
          id: String(one),
          label: t('recordImport.columns.number', { number: one }),
        })),
      ]}
      value={number === null ? EACH_ROW : String(number)}
      onChange={key => onChange(key === EACH_ROW ? null : Number(key))}
    />
  );
}

function UnitSelect(props: {
  name: string;
  unit: DurationUnit | null;
  onChange: (unit: DurationUnit | null) => void;
}) {
  const { t } = useContinuityTranslation();
  const { name, unit, onChange } = props;
  return (
    <Select
      size="small"
      aria-label={t('recordImport.columns.unitOf', { name })}
      options={[
        { id: IN_CELL, label: t('recordImport.columns.unitInCell') },
        ...durationUnits.map(id => ({
          id,
          label: t(`recordImport.columns.units.${id}`),
        })),
      ]}
      value={unit ?? IN_CELL}
      onChange={key => onChange(durationUnits.find(one => one === key) ?? null)}
    />
  );
}

/** What the target takes, in few words. */
function useHelp(base: ImportTarget | undefined): string | null {
  const { t } = useContinuityTranslation();
  if (!base) return null;
  if (base.choices.length === 0) return base.help;
  const labels = base.choices.map(({ label }) => label);
  const choices = [
    ...labels.slice(0, CHOICES),
    ...(labels.length > CHOICES ? ['…'] : []),
  ].join(', ');
  return base.kind === 'choices'
    ? t('recordImport.columns.someOf', { choices })
    : t('recordImport.columns.oneOf', { choices });
}

/** One column of the file: what it says, and where it goes. */
export function ColumnRow(props: {
  job: RecordImport;
  column: number;
  state: MappingState;
  problems: readonly MappingProblem[];
}) {
  const { t } = useContinuityTranslation();
  const { job, column, state, problems } = props;
  const own = state.ofColumn(column);
  const place = own && numberedPlace(job.targets, own.target);
  const base = place?.base;
  const help = useHelp(base);
  const name =
    job.headers[column] ||
    t('recordImport.columns.unnamed', { number: column + 1 });
  const samples = samplesOf(job, column);
  const proposed = job.mapping.columns.find(one => one.column === column);
  const asksUnit =
    base?.kind === 'duration' && own?.unit === null && areBareNumbers(samples);
  const notes = [
    ...problems.map(({ what, companion }) =>
      t(`recordImport.columns.problem.${what}`, {
        companion: companion ?? '',
      }),
    ),
    ...(asksUnit ? [t('recordImport.columns.unitAsked')] : []),
  ];
  return (
    <li
      className={styles.column}
      data-unmapped={own ? undefined : true}
      aria-label={t('recordImport.columns.named', { name })}
    >
      <div className={styles.columnName}>
        <strong>{name}</strong>
      </div>
      <div className={styles.samples}>
        {samples.length === 0 ? (
          <span className={styles.secondary}>
            {t('recordImport.columns.noSamples')}
          </span>
        ) : (
          samples.slice(0, SAMPLES).map(text => <span key={text}>{text}</span>)
        )}
      </div>
      <div className={styles.columnTarget}>
        <div className={styles.pickers}>
          <div className={styles.place}>
            <TargetSelect
              job={job}
              name={name}
              value={base?.target ?? null}
              onChange={target => state.setTarget(column, target)}
            />
          </div>
          {base?.target.includes('[]') && (
            <ItemSelect
              name={name}
              number={place?.number ?? null}
              onChange={number =>
                state.setTarget(column, placeAt(base.target, number))
              }
            />
          )}
          {own && base?.kind === 'duration' && (
            <UnitSelect
              name={name}
              unit={own.unit}
              onChange={unit => state.setUnit(column, unit)}
            />
          )}
        </div>
        {notes.map(note => (
          <p key={note} className={`${styles.note} ${statusClass('gap')}`}>
            <RiErrorWarningLine aria-hidden />
            {note}
          </p>
        ))}
        {own && (
          <span className={styles.secondary}>
            {proposed?.target === own.target
              ? t(`recordImport.columns.origin.${job.mappingFrom}`)
              : t('recordImport.columns.chosen')}
            {help && ` · ${help}`}
          </span>
        )}
      </div>
    </li>
  );
}

import {
  formatDuration,
  type RecoveryStep,
} from '@backstage-continuity/plugin-continuity-common';
import { RiLoopLeftLine, RiRouteLine } from '@remixicon/react';
import {
  DurationText,
  PlainTable,
  useContinuityTranslation,
  type Translate,
} from '../components';
import { OwnSource } from './OwnSource';
import styles from './recovery.module.css';
import { SlackText } from './SlackText';
import { StepLink } from './StepLink';
import { isUnknown } from './types';
import { spanText } from './words';

/** Needs named in a cell; more are counted. */
const NAMED = 4;

function ownOf(step: RecoveryStep, t: Translate): string {
  if (!step.lost) return t('recovery.table.waitsOnly');
  return isUnknown(step)
    ? t('recovery.table.unknown')
    : formatDuration(step.own.seconds);
}

function StepCells(props: {
  step: RecoveryStep;
  /** Titles of the entities that are shown. */
  titles: Map<string, string>;
}) {
  const { t } = useContinuityTranslation();
  const { step, titles } = props;
  const more = step.waitsFor.length - NAMED;
  return (
    <tr>
      <td>{step.position}</td>
      <th scope="row">
        <StepLink entityRef={step.entityRef} title={step.title} />
        {step.critical && (
          <small>
            <RiRouteLine aria-hidden size={12} /> {t('recovery.chart.critical')}
          </small>
        )}
        {step.cycle !== null && (
          <small>
            <RiLoopLeftLine aria-hidden size={12} /> {t('recovery.table.cycle')}
          </small>
        )}
      </th>
      <td>
        {step.startsAt === 0
          ? t('recovery.table.atOnce')
          : formatDuration(step.startsAt)}
      </td>
      <td>
        {ownOf(step, t)}
        {step.lost && (
          <small>
            <OwnSource own={step.own} />
          </small>
        )}
      </td>
      <td>{spanText(step.endsAt, step.lowerBound, t)}</td>
      <td>
        <DurationText seconds={step.targetRto} />
      </td>
      <td>{step.slack === null ? '–' : <SlackText step={step} />}</td>
      <td>
        {step.waitsFor.length === 0 && '–'}
        {step.waitsFor.slice(0, NAMED).map((entityRef, index) => (
          <span key={entityRef}>
            {index > 0 && ', '}
            <StepLink entityRef={entityRef} title={titles.get(entityRef)} />
          </span>
        ))}
        {more > 0 && <small>{t('recovery.table.more', { count: more })}</small>}
      </td>
    </tr>
  );
}

/** The same as the picture, to be read line by line. */
export function RecoveryTable(props: { steps: RecoveryStep[] }) {
  const { t } = useContinuityTranslation();
  const titles = new Map(
    props.steps.map(({ entityRef, title }) => [entityRef, title]),
  );
  const figures = ['startsAt', 'own', 'endsAt', 'targetRto', 'slack'] as const;
  return (
    <PlainTable
      bold
      dense
      caption={t('recovery.table.caption')}
      className={styles.table}
    >
      <thead>
        <tr>
          <th scope="col" className={styles.number}>
            {t('recovery.table.position')}
          </th>
          <th scope="col">{t('recovery.table.entity')}</th>
          {figures.map(name => (
            <th key={name} scope="col" className={styles.figure}>
              {t(`recovery.table.${name}`)}
            </th>
          ))}
          <th scope="col">{t('recovery.table.waitsFor')}</th>
        </tr>
      </thead>
      <tbody>
        {props.steps.map(step => (
          <StepCells key={step.entityRef} step={step} titles={titles} />
        ))}
      </tbody>
    </PlainTable>
  );
}

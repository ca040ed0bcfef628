import {
  compareCeilings,
  finalObjectives,
  formatDuration,
  objectiveNames,
  type BusinessImpactAnalysis,
  type ContinuityPolicy,
} from '@backstage-continuity/plugin-continuity-common';
import {
  RiArrowDownLine,
  RiArrowUpLine,
  RiCheckboxCircleLine,
  RiEqualLine,
  RiErrorWarningLine,
  RiQuestionLine,
} from '@remixicon/react';
import { statusClass, useContinuityTranslation } from '../../../../components';
import styles from './aside.module.css';
import { nameOf } from '../words';
import { usePresentFigures } from './usePresentFigures';

const relations = {
  tighter: RiArrowDownLine,
  looser: RiArrowUpLine,
  same: RiEqualLine,
};

function relationOf(final: number, present: number): keyof typeof relations {
  if (final === present) return 'same';
  return final < present ? 'tighter' : 'looser';
}

/** The final figures beside what is asked of the subject today. */
export function Comparison(props: {
  analysis: BusinessImpactAnalysis;
  subjectRef: string;
}) {
  const { t } = useContinuityTranslation();
  const figures = usePresentFigures(props.subjectRef);
  const final = finalObjectives(props.analysis);
  const compared = objectiveNames.flatMap(objective => {
    const seconds = final[objective];
    const present = figures?.[objective] ?? [];
    return seconds === null || present.length === 0
      ? []
      : [{ objective, seconds, present }];
  });
  if (compared.length === 0) return null;
  return (
    <section className={styles.asidePart}>
      <h3>{t('analysis.now.title')}</h3>
      <dl className={styles.asideFigures}>
        {compared.map(({ objective, seconds, present }) => (
          <div key={objective}>
            <dt>{nameOf(objective)}</dt>
            <dd>
              {formatDuration(seconds)}
              {present.map(figure => {
                const relation = relationOf(seconds, figure.seconds);
                const Icon = relations[relation];
                return (
                  <span key={figure.kind} className={styles.relation}>
                    <Icon aria-hidden />
                    {t(`analysis.now.${relation}`, {
                      present: formatDuration(figure.seconds),
                      what: t(`analysis.now.${figure.kind}`),
                    })}
                  </span>
                );
              })}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

const ceilingLooks = {
  kept: { status: 'ready', Icon: RiCheckboxCircleLine },
  exceeded: { status: 'gap', Icon: RiErrorWarningLine },
  open: { status: 'unknown', Icon: RiQuestionLine },
} as const;

function verdictOf(
  actual: number | null,
  limit: number,
): keyof typeof ceilingLooks {
  if (actual === null) return 'open';
  return actual <= limit ? 'kept' : 'exceeded';
}

/** The ceilings that the subject comes under, and whether they are kept. */
export function Ceilings(props: {
  analysis: BusinessImpactAnalysis;
  policy: ContinuityPolicy;
}) {
  const { t } = useContinuityTranslation();
  const ceilings = compareCeilings(props.analysis, props.policy);
  if (ceilings.length === 0) return null;
  return (
    <section className={styles.asidePart}>
      <h3>{t('analysis.ceilings.title')}</h3>
      <ul className={styles.outcome}>
        {ceilings.map(({ ceiling, objective, actual, limit }) => {
          const verdict = verdictOf(actual, limit);
          const { status, Icon } = ceilingLooks[verdict];
          return (
            <li key={`${ceiling.id}-${objective}`}>
              <Icon
                aria-hidden
                className={`${styles.verdict} ${statusClass(status)}`}
              />
              <span title={ceiling.description ?? undefined}>
                {t(`analysis.ceilings.${verdict}`, {
                  title: ceiling.title,
                  objective: nameOf(objective),
                  limit: formatDuration(limit),
                  actual: formatDuration(actual),
                })}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

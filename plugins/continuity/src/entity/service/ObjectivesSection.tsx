import {
  objectiveNames,
  type EntityPosture,
  type Figure,
  type Objective,
} from '@backstage-continuity/plugin-continuity-common';
import {
  DateText,
  DurationText,
  useContinuityTranslation,
} from '../../components';
import styles from '../entity.module.css';
import { FigureSourceText } from '../FigureSourceText';
import { Section } from '../Section';
import { VerdictText } from '../VerdictText';

function FigureCell(props: { figure: Figure; absent?: string }) {
  const { seconds, source } = props.figure;
  return (
    <td>
      {seconds === null && props.absent ? (
        props.absent
      ) : (
        <DurationText seconds={seconds} />
      )}
      {source && <FigureSourceText source={source} />}
    </td>
  );
}

function TestedCell(props: { objective: Objective }) {
  const { t } = useContinuityTranslation();
  const { achieved, target } = props.objective;
  return (
    <td>
      {achieved ? (
        <>
          <DurationText seconds={achieved.seconds} />
          <VerdictText
            verdict={achieved.verdict}
            achieved={achieved.seconds}
            objective={target.seconds}
          />
          <small className={styles.source}>
            {t('entity.objectives.testedOn')}{' '}
            <DateText value={achieved.validatedAt} day />
          </small>
        </>
      ) : (
        t('entity.objectives.notTested')
      )}
    </td>
  );
}

/** Need, target, declared and tested figure of each objective, with sources. */
export function ObjectivesSection(props: { posture: EntityPosture }) {
  const { t } = useContinuityTranslation();
  const { posture } = props;
  return (
    <Section title={t('entity.objectives.title')}>
      <table className={`${styles.figures} ${styles.wide}`}>
        <thead>
          <tr>
            <td />
            <th scope="col">{t('entity.objectives.need')}</th>
            <th scope="col">{t('entity.objectives.declared')}</th>
            <th scope="col">{t('entity.objectives.target')}</th>
            <th scope="col">{t('entity.objectives.tested')}</th>
          </tr>
        </thead>
        <tbody>
          {objectiveNames.map(name => {
            const objective = posture.objectives[name];
            return (
              <tr key={name}>
                <th scope="row">
                  {t(`common.objective.${name}`)}
                  <small className={styles.source}>
                    {t(`common.objectiveName.${name}`)}
                  </small>
                </th>
                <FigureCell
                  figure={objective.required}
                  absent={t('entity.objectives.noNeed')}
                />
                <FigureCell figure={objective.declared} />
                <FigureCell figure={objective.target} />
                {name === 'mtpd' ? (
                  <td>{t('entity.objectives.notMeasured')}</td>
                ) : (
                  <TestedCell objective={objective} />
                )}
              </tr>
            );
          })}
        </tbody>
      </table>
    </Section>
  );
}

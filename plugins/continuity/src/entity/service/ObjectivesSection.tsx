import {
  formatDuration,
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
import { OwnSource } from '../../recovery/OwnSource';
import styles from '../entity.module.css';
import { FigureSourceText } from '../FigureSourceText';
import { Section } from '../Section';
import { VerdictText } from '../VerdictText';
import { ForecastCell } from './ForecastCell';

function NeedCell(props: { figure: Figure; entityRef: string }) {
  const { t } = useContinuityTranslation();
  const { seconds, source } = props.figure;
  return (
    <td>
      {seconds === null ? (
        t('entity.objectives.noNeed')
      ) : (
        <DurationText seconds={seconds} />
      )}
      {source && (
        <FigureSourceText source={source} entityRef={props.entityRef} />
      )}
    </td>
  );
}

/** What holds; and what is declared, where something stricter is needed. */
function TargetCell(props: { objective: Objective }) {
  const { t } = useContinuityTranslation();
  const { target, declared } = props.objective;
  const isDeclared = declared.seconds === target.seconds;
  return (
    <td>
      <DurationText seconds={target.seconds} />
      {isDeclared && declared.source && (
        <FigureSourceText source={declared.source} />
      )}
      {!isDeclared && (
        <small className={styles.source}>
          {t('entity.objectives.asNeeded')}
        </small>
      )}
      {!isDeclared && declared.seconds !== null && (
        <small className={styles.source}>
          {t('entity.objectives.declaredAs', {
            duration: formatDuration(declared.seconds),
          })}
          {declared.source && <FigureSourceText source={declared.source} />}
        </small>
      )}
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

/** How long it takes to recover alone, and how that is known. */
function OwnTime(props: { posture: EntityPosture }) {
  const { t } = useContinuityTranslation();
  const { own } = props.posture.recovery;
  return (
    <p className={styles.ownTime}>
      {t('entity.field.recoveryTime')}:{' '}
      <strong>
        {own.seconds === null
          ? t('entity.objectives.ownUnknown')
          : formatDuration(own.seconds)}
      </strong>
      {own.source && (
        <>
          , <OwnSource own={own} />
        </>
      )}
    </p>
  );
}

/** Need, target, tested and forecast figure of each objective, with sources. */
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
            <th scope="col">{t('entity.objectives.target')}</th>
            <th scope="col">{t('entity.objectives.tested')}</th>
            <th scope="col">{t('entity.objectives.forecast')}</th>
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
                <NeedCell
                  figure={objective.required}
                  entityRef={posture.entityRef}
                />
                <TargetCell objective={objective} />
                {name === 'mtpd' ? (
                  <td>{t('entity.objectives.notMeasured')}</td>
                ) : (
                  <TestedCell objective={objective} />
                )}
                {name === 'rpo' ? (
                  <td>{t('entity.objectives.notForecast')}</td>
                ) : (
                  <ForecastCell posture={posture} objective={name} />
                )}
              </tr>
            );
          })}
        </tbody>
      </table>
      <OwnTime posture={posture} />
    </Section>
  );
}

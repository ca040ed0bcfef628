import {
  objectiveNames,
  type Objective,
  type Objectives,
} from '@backstage-continuity/plugin-continuity-common';
import { DurationText, useContinuityTranslation } from '../components';
import styles from './entity.module.css';
import { VerdictText } from './VerdictText';

/** What is tested is said only where a run measures it. */
function Tested(props: { objective: Objective }) {
  const { achieved, target } = props.objective;
  if (achieved === null) return <>–</>;
  return (
    <>
      <DurationText seconds={achieved.seconds} />
      <VerdictText
        verdict={achieved.verdict}
        achieved={achieved.seconds}
        objective={target.seconds}
      />
    </>
  );
}

/** Need, target and tested figure of each objective, as a small table. */
export function CardObjectives(props: { objectives: Objectives }) {
  const { t } = useContinuityTranslation();
  return (
    <table className={styles.figures}>
      <thead>
        <tr>
          <td />
          <th scope="col">{t('entity.objectives.need')}</th>
          <th scope="col">{t('entity.objectives.target')}</th>
          <th scope="col">{t('entity.objectives.tested')}</th>
        </tr>
      </thead>
      <tbody>
        {objectiveNames.map(name => {
          const objective = props.objectives[name];
          return (
            <tr key={name}>
              <th scope="row" title={t(`common.objectiveName.${name}`)}>
                {t(`common.objective.${name}`)}
              </th>
              <td>
                {objective.required.seconds === null ? (
                  '–'
                ) : (
                  <DurationText seconds={objective.required.seconds} />
                )}
              </td>
              <td>
                <DurationText seconds={objective.target.seconds} />
              </td>
              <td>
                <Tested objective={objective} />
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

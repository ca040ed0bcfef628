import {
  adjustedObjectives,
  analysisObjectives,
  decideObjectives,
} from '@backstage-continuity/plugin-continuity-common';
import { RiAlertLine } from '@remixicon/react';
import {
  DurationText,
  PlainTable,
  statusClass,
  useContinuityTranslation,
} from '../../../../components';
import { PlainValue } from '../../../read/PlainValue';
import type { CustomViewProps } from '../../registry';
import styles from '../analysis.module.css';
import readStyles from './read.module.css';
import { derivationText, objectiveWarnings } from '../objectives/derivation';
import { useAnalysis } from '../readAnalysis';
import { nameOf } from '../words';

/** The final figures, each with what was proposed and why it differs. */
export function ObjectivesView(props: CustomViewProps) {
  const { t } = useContinuityTranslation();
  const analysis = useAnalysis(props.content);
  if (analysis === null) return <PlainValue value={props.value} />;
  const { proposed, final } = decideObjectives(analysis);
  const adjusted = adjustedObjectives(analysis);
  return (
    <>
      <PlainTable className={readStyles.objectives} bold>
        <thead>
          <tr>
            <th scope="col">{t('analysis.objectives.objective')}</th>
            <th scope="col">{t('analysis.objectives.final')}</th>
            <th scope="col">{t('analysis.objectives.proposed')}</th>
            <th scope="col">{t('analysis.objectives.why')}</th>
          </tr>
        </thead>
        <tbody>
          {analysisObjectives.map(objective => (
            <tr key={objective}>
              <th scope="row">
                {nameOf(objective)}
                <small>{t(`analysis.objectiveName.${objective}`)}</small>
              </th>
              <td>
                <strong className={styles.finalFigure}>
                  <DurationText seconds={final[objective]} />
                </strong>
              </td>
              <td>
                <DurationText seconds={proposed[objective]} />
              </td>
              <td>
                {(adjusted.includes(objective) &&
                  analysis.objectives[objective].reason) ||
                  derivationText(objective, analysis, t)}
              </td>
            </tr>
          ))}
        </tbody>
      </PlainTable>
      {objectiveWarnings(analysis, t).map(({ text }) => (
        <p key={text} className={`${styles.warning} ${statusClass('overdue')}`}>
          <RiAlertLine aria-hidden />
          {text}
        </p>
      ))}
    </>
  );
}

import {
  adjustedObjectives,
  decideObjectives,
  type AnalysisObjective,
  type BusinessImpactAnalysis,
} from '@backstage-continuity/plugin-continuity-common';
import { TextAreaField, TextField } from '@backstage/ui';
import { RiAlertLine } from '@remixicon/react';
import { useState } from 'react';
import {
  DurationText,
  statusClass,
  useContinuityTranslation,
} from '../../../../components';
import { textForms } from '../../../edit/fields/parsing';
import { fieldId } from '../../../edit/form/fieldId';
import { useFieldMessage } from '../../../edit/form/useFieldMessage';
import { valueAt } from '../../../place';
import styles from '../analysis.module.css';
import { nameOf } from '../words';
import { derivationText, objectiveWarnings } from './derivation';

/** A figure as people write it; what cannot be read stays as it was typed. */
function AdjustField(props: {
  objective: AnalysisObjective;
  path: string;
  value: unknown;
  isDisabled: boolean;
  onChange: (value: unknown) => void;
}) {
  const { t } = useContinuityTranslation();
  const { objective, path, value, onChange } = props;
  const { read, write } = textForms.duration;
  const [typed, setTyped] = useState<string>();
  const message = useFieldMessage(path);
  return (
    <div id={fieldId(path)}>
      <TextField
        label={t('analysis.objectives.adjust')}
        aria-label={t('analysis.objectives.adjustOf', {
          objective: nameOf(objective),
        })}
        description={message}
        isInvalid={message !== undefined}
        isDisabled={props.isDisabled}
        placeholder={t('analysis.objectives.asProposed')}
        value={typed ?? write(value)}
        onChange={next => {
          setTyped(next);
          onChange(read(next));
        }}
        onBlur={() => setTyped(undefined)}
      />
    </div>
  );
}

/** Why the final figure is another than the proposed one. */
function ReasonField(props: {
  objective: AnalysisObjective;
  path: string;
  value: string;
  isNeeded: boolean;
  isDisabled: boolean;
  onChange: (value: string) => void;
}) {
  const { t } = useContinuityTranslation();
  const { objective, path, value, isNeeded } = props;
  const message = useFieldMessage(path);
  const asked =
    isNeeded && value.trim() === ''
      ? t('analysis.objectives.reasonNeeded', { objective: nameOf(objective) })
      : undefined;
  return (
    <div id={fieldId(path)} className={styles.reason}>
      <TextAreaField
        label={t('analysis.objectives.reasonOf', {
          objective: nameOf(objective),
        })}
        description={asked ?? message}
        isInvalid={(asked ?? message) !== undefined}
        isDisabled={props.isDisabled}
        rows={2}
        value={value}
        onChange={props.onChange}
      />
    </div>
  );
}

/** One objective: what is proposed, what a person makes of it, what holds. */
export function ObjectiveRow(props: {
  objective: AnalysisObjective;
  path: string;
  analysis: BusinessImpactAnalysis;
  value: unknown;
  isDisabled: boolean;
  onChange: (value: unknown) => void;
}) {
  const { t } = useContinuityTranslation();
  const { objective, path, analysis, value, isDisabled, onChange } = props;
  const { proposed, final } = decideObjectives(analysis);
  const adjusted = valueAt(value, 'adjusted');
  const reason = String(valueAt(value, 'reason') ?? '');
  const isAdjusted = adjustedObjectives(analysis).includes(objective);
  const warnings = objectiveWarnings(analysis, t).filter(
    warning => warning.objective === objective,
  );
  return (
    <div
      role="group"
      aria-label={nameOf(objective)}
      className={styles.objective}
    >
      <div className={styles.proposal}>
        <strong>{nameOf(objective)}</strong>
        <small>{t(`analysis.objectiveName.${objective}`)}</small>
        <span>
          {t('analysis.objectives.proposed')}{' '}
          <DurationText seconds={proposed[objective]} />
        </span>
        <small>{derivationText(objective, analysis, t)}</small>
      </div>
      <AdjustField
        objective={objective}
        path={`${path}.adjusted`}
        value={adjusted}
        isDisabled={isDisabled}
        onChange={next => onChange({ adjusted: next, reason })}
      />
      <div className={styles.final}>
        <small>{t('analysis.objectives.final')}</small>
        <output>
          <DurationText seconds={final[objective]} />
        </output>
      </div>
      {(adjusted !== null || reason !== '') && (
        <ReasonField
          objective={objective}
          path={`${path}.reason`}
          value={reason}
          isNeeded={isAdjusted}
          isDisabled={isDisabled}
          onChange={next => onChange({ adjusted, reason: next })}
        />
      )}
      {warnings.map(({ text }) => (
        <p
          key={text}
          className={`${styles.warning} ${statusClass('overdue')}`}
          role="status"
        >
          <RiAlertLine aria-hidden />
          {text}
        </p>
      ))}
    </div>
  );
}

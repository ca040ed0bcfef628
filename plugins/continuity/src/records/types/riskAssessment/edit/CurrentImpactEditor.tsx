import {
  formatDuration,
  proposedImpact,
  type ProposedImpact,
} from '@backstage-continuity/plugin-continuity-common';
import { Button, Flex } from '@backstage/ui';
import { useFormContext } from 'react-hook-form';
import { useContinuityTranslation } from '../../../../components';
import { focusField } from '../../../edit/form/fieldId';
import { valueAt } from '../../../place';
import type { CustomFieldProps } from '../../registry';
import styles from '../riskAssessment.module.css';
import { useApprovedAnalysis } from '../useApprovedAnalysis';
import { LevelNow, ScaleSelect } from './RatingEditors';

/** How long a field that was asked for takes to be there. */
const SHOWING = 50;

/** What the impact analysis says, to be used or adjusted. */
function Proposal(props: {
  proposed: ProposedImpact;
  outage: number;
  from: unknown;
  impact: unknown;
  isDisabled: boolean;
  onUse: () => void;
  onAdjust: () => void;
}) {
  const { t } = useContinuityTranslation();
  const { proposed, from, isDisabled } = props;
  const isUsed = from === 'analysis' && props.impact === proposed.impact.id;
  return (
    <div className={styles.proposal}>
      <span>
        {t('risks.proposal.says', {
          impact: proposed.impact.title,
          categories: proposed.categories.join(', ') || proposed.rating,
          outage: formatDuration(props.outage),
        })}
      </span>
      {isUsed && (
        <span className={styles.secondary}>{t('risks.proposal.used')}</span>
      )}
      {from === 'adjusted' && (
        <span className={styles.secondary}>{t('risks.proposal.adjusted')}</span>
      )}
      {!isDisabled && (
        <Flex gap="2">
          {!isUsed && (
            <Button size="small" variant="secondary" onPress={props.onUse}>
              {t('risks.proposal.use')}
            </Button>
          )}
          {from !== 'adjusted' && (
            <Button size="small" variant="tertiary" onPress={props.onAdjust}>
              {t('risks.proposal.adjust')}
            </Button>
          )}
        </Flex>
      )}
    </div>
  );
}

/** The current impact, proposed by the impact analysis at the expected outage. */
export function CurrentImpactEditor(props: CustomFieldProps) {
  const { t } = useContinuityTranslation();
  const { path, value, content, policy, isDisabled } = props;
  const { setValue } = useFormContext();
  const { analysis, isPending, isLost } = useApprovedAnalysis(props.subjectRef);
  const risk = path.slice(0, -'.current.impact'.length);
  const given = valueAt(content, `${risk}.expectedOutage`);
  const outage = typeof given === 'number' ? given : null;
  const proposed = proposedImpact(analysis, outage, policy);
  const from = valueAt(content, `${risk}.impactFrom`);
  const say = (source: 'analysis' | 'adjusted' | null) =>
    setValue(`${risk}.impactFrom`, source, {
      shouldDirty: true,
      shouldValidate: true,
    });
  const adjust = () => {
    say('adjusted');
    setTimeout(() => focusField(`${risk}.impactReason`), SHOWING);
  };
  const choose = (next: unknown) => {
    props.onChange(next);
    if (proposed === null) {
      // Whoever chooses without the analysis does not go by it any longer.
      if (from === 'analysis') say(null);
    } else if (next === proposed.impact.id) say('analysis');
    else say(next === null ? null : 'adjusted');
  };
  const without = () => {
    if (isLost) return t('risks.proposal.unread');
    if (analysis === null) return t('risks.proposal.noAnalysis');
    return outage === null
      ? t('risks.proposal.noOutage')
      : t('risks.proposal.nothing', { outage: formatDuration(outage) });
  };
  return (
    <>
      {!isPending &&
        (proposed !== null && outage !== null ? (
          <Proposal
            proposed={proposed}
            outage={outage}
            from={from}
            impact={value}
            isDisabled={isDisabled}
            onUse={() => choose(proposed.impact.id)}
            onAdjust={adjust}
          />
        ) : (
          <p className={styles.secondary}>{without()}</p>
        ))}
      <ScaleSelect
        {...props}
        onChange={choose}
        label={t('risks.pick.current.impact')}
        scale={policy.risk.impact}
      />
      <LevelNow {...props} />
    </>
  );
}

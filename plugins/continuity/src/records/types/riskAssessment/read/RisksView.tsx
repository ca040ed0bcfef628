import {
  riskRatingKinds,
  type RiskRatingKind,
} from '@backstage-continuity/plugin-continuity-common';
import { ToggleButton, ToggleButtonGroup } from '@backstage/ui';
import { useState } from 'react';
import { useContinuityTranslation } from '../../../../components';
import { PlainValue } from '../../../read/PlainValue';
import type { CustomViewProps } from '../../registry';
import { AssessmentMatrix } from '../AssessmentMatrix';
import { useRisks } from '../readRisks';
import styles from '../riskAssessment.module.css';
import { RiskCard } from './RiskCard';

/** The risks of an assessment: where they are in the matrix, and each of them. */
export function RisksView(props: CustomViewProps) {
  const { t } = useContinuityTranslation();
  const { content, policy, redacted } = props;
  const [of, setOf] = useState<RiskRatingKind>('now');
  const assessment = useRisks(content);
  if (assessment === null) return <PlainValue value={props.value} />;
  if (assessment.risks.length === 0) return <>{t('risks.read.noRisks')}</>;
  return (
    <div className={styles.read}>
      <div>
        <ToggleButtonGroup
          aria-label={t('risks.matrix.rating')}
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[of]}
          onSelectionChange={keys => setOf([...keys][0] as RiskRatingKind)}
        >
          {riskRatingKinds.map(kind => (
            <ToggleButton key={kind} id={kind}>
              {t(`risks.rating.${kind}`)}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
        <p className={styles.secondary}>{t(`risks.ratingMeaning.${of}`)}</p>
        <AssessmentMatrix assessment={assessment} policy={policy} of={of} />
      </div>
      <ol className={styles.cards}>
        {assessment.risks.map((risk, index) => (
          <RiskCard
            key={risk.id}
            risk={risk}
            number={index + 1}
            policy={policy}
            redacted={redacted}
          />
        ))}
      </ol>
    </div>
  );
}

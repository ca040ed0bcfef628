import type {
  ContinuityPolicy,
  RiskAssessment,
  RiskRatingKind,
} from '@backstage-continuity/plugin-continuity-common';
import { useContinuityTranslation } from '../../../components';
import { MatrixGrid } from '../../../risks';
import { matrixOf } from './matrixOf';

/** The matrix with the risks of one assessment by their numbers. */
export function AssessmentMatrix(props: {
  assessment: Pick<RiskAssessment, 'risks'>;
  policy: ContinuityPolicy;
  of: RiskRatingKind;
  isCompact?: boolean;
}) {
  const { t } = useContinuityTranslation();
  const { assessment, policy, of, isCompact } = props;
  const { cells, at } = matrixOf(assessment, policy, of);
  return (
    <MatrixGrid
      risk={policy.risk}
      cells={cells}
      caption={`${t('risks.matrix.caption')}: ${t(`risks.rating.${of}`)}`}
      isCompact={isCompact}
      placed={cell =>
        at(cell)
          .map(({ number }) => number)
          .join(', ')
      }
      titles={cell =>
        at(cell)
          .map(({ number, title }) => `${number}: ${title}`)
          .join('; ')
      }
    />
  );
}

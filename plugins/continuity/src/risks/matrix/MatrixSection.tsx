import {
  riskRatingKinds,
  type ContinuityPolicy,
} from '@backstage-continuity/plugin-continuity-common';
import {
  Button,
  Skeleton,
  ToggleButton,
  ToggleButtonGroup,
} from '@backstage/ui';
import { RiCloseLine } from '@remixicon/react';
import {
  QueryState,
  useContinuityQuery,
  useContinuityTranslation,
} from '../../components';
import { Section } from '../../entity/Section';
import styles from '../risks.module.css';
import { useRiskState } from '../useRiskState';
import { LevelList } from './LevelList';
import type { MatrixPlace } from './MatrixCell';
import { MatrixGrid } from './MatrixGrid';
import { titleOf } from './titleOf';

/** Which rating the matrix is of. */
function RatingChoice() {
  const { t } = useContinuityTranslation();
  const { of, change } = useRiskState();
  return (
    <ToggleButtonGroup
      aria-label={t('risks.matrix.rating')}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[of]}
      onSelectionChange={keys => {
        const [next] = [...keys].map(String);
        change({
          of: next === 'now' ? [] : next,
          likelihood: [],
          impact: [],
        });
      }}
    >
      {riskRatingKinds.map(kind => (
        <ToggleButton key={kind} id={kind}>
          {t(`risks.rating.${kind}`)}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}

/** Risks by likelihood and impact; a place narrows the register to what is there. */
export function MatrixSection(props: { policy: ContinuityPolicy }) {
  const { t } = useContinuityTranslation();
  const { of, place, matrixQuery, change } = useRiskState();
  const { risk } = props.policy;
  const query = useContinuityQuery(
    'getRiskMatrix',
    { query: matrixQuery },
    { keepPrevious: true },
  );
  const select = ({ likelihood, impact }: MatrixPlace) =>
    change(
      place?.likelihood === likelihood && place.impact === impact
        ? { likelihood: [], impact: [] }
        : { likelihood, impact },
    );
  return (
    <Section title={t('risks.matrix.title')} actions={<RatingChoice />}>
      <div className={styles.matrixHead}>
        <span>{t(`risks.ratingMeaning.${of}`)}</span>
        {place && (
          <span className={styles.place}>
            {t('risks.filter.cell', {
              likelihood: titleOf(risk.likelihood, place.likelihood),
              impact: titleOf(risk.impact, place.impact),
            })}
            <Button
              size="small"
              variant="tertiary"
              iconStart={<RiCloseLine />}
              onPress={() => change({ likelihood: [], impact: [] })}
            >
              {t('risks.filter.showAll')}
            </Button>
          </span>
        )}
      </div>
      <QueryState
        operation="getRiskMatrix"
        query={query}
        skeleton={<Skeleton width="100%" height={300} />}
      >
        {({ cells, totals }) => (
          <div className={styles.matrixBox}>
            <MatrixGrid
              risk={risk}
              cells={cells}
              caption={t('risks.matrix.caption')}
              selected={place}
              onSelect={select}
            />
            <LevelList risk={risk} cells={cells} unrated={totals.unrated} />
          </div>
        )}
      </QueryState>
    </Section>
  );
}

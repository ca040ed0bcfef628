import { Button, Text } from '@backstage/ui';
import type { CSSProperties } from 'react';
import {
  EmptyState,
  ExportCsvButton,
  useContinuityTranslation,
} from '../../../../components';
import styles from '../strategy.module.css';
import { comparisonCsv } from './comparisonCsv';
import { OptionColumn, type Choosing } from './OptionColumn';
import { RequiredFigures } from './RequiredFigures';
import { ResidualGap } from './ResidualGap';
import type { Comparing } from './useComparison';

/** More options than this need more room to stand side by side. */
const FEW = 4;

/** The recovery options side by side, and one of them chosen. */
export function Comparison(props: {
  comparing: Comparing;
  subjectRef: string;
  choosing?: Choosing;
}) {
  const { t } = useContinuityTranslation();
  const { comparing, subjectRef, choosing } = props;
  const { strategy, required, rows, candidates, chosen } = comparing;
  const { minimumCapacity, invalid } = strategy;
  if (candidates.length === 0 && invalid === 0) {
    return (
      <EmptyState
        title={t('strategy.compare.empty')}
        description={t(
          subjectRef.startsWith('vitalbusinessfunction:')
            ? 'strategy.compare.emptyFunction'
            : 'strategy.compare.emptyService',
        )}
      />
    );
  }
  const size = { '--options': candidates.length, '--rows': rows.length + 1 };
  return (
    <div className={styles.comparison}>
      <div className={styles.bar}>
        <h3 className={styles.heading}>{t('strategy.required.title')}</h3>
        <ExportCsvButton
          content={() =>
            comparisonCsv(candidates, rows, comparing.proposedId, t)
          }
          fileName="recovery-options"
        />
      </div>
      <RequiredFigures required={required} minimumCapacity={minimumCapacity} />
      {comparing.costsHidden && (
        <Text as="p" variant="body-small" color="secondary">
          {t('strategy.compare.costsHidden')}
        </Text>
      )}
      {invalid > 0 && (
        <Text as="p" variant="body-small" color="danger" role="status">
          {t('strategy.compare.invalid', { count: invalid })}
        </Text>
      )}
      <div className={styles.frame}>
        <div
          className={`${styles.grid} ${
            candidates.length > FEW ? styles.many : styles.few
          }`}
          style={size as CSSProperties}
          {...(choosing && {
            role: 'radiogroup',
            'aria-label': t('strategy.compare.group'),
          })}
        >
          {/* Each column names its values itself. */}
          <div className={styles.labels} aria-hidden>
            <span />
            {rows.map(({ id, label }) => (
              <span key={id}>{label}</span>
            ))}
          </div>
          {candidates.map(candidate => {
            const { id } = candidate.option;
            return (
              <OptionColumn
                key={id}
                candidate={candidate}
                rows={rows}
                isChosen={chosen?.id === id}
                proposed={
                  comparing.proposedId === id
                    ? comparing.proposal ?? null
                    : null
                }
                choosing={choosing}
              />
            );
          })}
        </div>
      </div>
      {choosing && chosen && !choosing.isDisabled && (
        <Button
          size="small"
          variant="tertiary"
          className={styles.unchoose}
          onPress={() => choosing.onChoose(null)}
        >
          {t('strategy.compare.unchoose')}
        </Button>
      )}
      <ResidualGap
        chosen={chosen}
        required={required.seconds}
        minimumCapacity={minimumCapacity}
      />
    </div>
  );
}

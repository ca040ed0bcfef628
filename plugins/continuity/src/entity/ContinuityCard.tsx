import type { EntityPosture } from '@backstage-continuity/plugin-continuity-common';
import { EntityInfoCard } from '@backstage/plugin-catalog-react';
import { Flex, Link, Skeleton, Text } from '@backstage/ui';
import {
  EntityLink,
  QueryState,
  StatusBadge,
  TierBadge,
  useContinuityTranslation,
} from '../components';
import { CardObjectives } from './CardObjectives';
import styles from './entity.module.css';
import { toFix, worstFindings } from './findings';
import { NextTestText } from './NextTestText';
import { RemedyButton } from './RemedyButton';
import { ReviewText } from './ReviewText';
import { useTabLink } from './useTabLink';
import { usePageEntityRef, usePosture } from './useEntityPosture';

function CardSkeleton() {
  return (
    <Flex direction="column" gap="3">
      <Skeleton width="70%" height={22} />
      <Skeleton width="100%" height={96} />
      <Skeleton width="60%" height={16} />
      <Skeleton width="50%" height={16} />
    </Flex>
  );
}

function CardStatus(props: { posture: EntityPosture }) {
  const { t } = useContinuityTranslation();
  const { posture } = props;
  const [worst] = worstFindings(posture);
  return (
    <StatusBadge
      status={posture.status}
      // What is late says more than that something is.
      label={
        posture.status === 'overdue' && worst
          ? t(`common.check.${worst.check}`)
          : undefined
      }
    />
  );
}

function CardBody(props: { posture: EntityPosture }) {
  const { t } = useContinuityTranslation();
  const tabLink = useTabLink();
  const { posture } = props;
  const fixes = toFix(posture);
  const review = fixes.find(({ remedy }) => remedy === 'confirm-review');
  const [worst] = worstFindings(posture);
  if (!posture.inScope) {
    return <Text color="secondary">{t('entity.outOfScope')}</Text>;
  }
  return (
    <Flex direction="column" gap="3">
      <div className={styles.tierLine}>
        <TierBadge tier={posture.tier} title={posture.tierTitle} />
        {posture.functions.length > 0 && (
          <Text as="span" variant="body-small">
            {t('entity.neededBy')}{' '}
            {posture.functions.map((related, index) => (
              <span key={related.entityRef}>
                {index > 0 && ', '}
                <EntityLink
                  entityRef={related.entityRef}
                  exists={related.exists}
                />
              </span>
            ))}
          </Text>
        )}
      </div>
      <CardObjectives objectives={posture.objectives} />
      <Flex direction="column" gap="1">
        <Flex justify="between" align="center" gap="2" className={styles.wrap}>
          <ReviewText review={posture.review} />
          {review && <RemedyButton posture={posture} finding={review} />}
        </Flex>
        <NextTestText posture={posture} />
      </Flex>
      <Flex justify="between" align="center" gap="2" className={styles.wrap}>
        <Link href={tabLink(posture.entityRef)} variant="body-medium">
          {fixes.length > 0
            ? t('entity.toFix', { count: fixes.length })
            : t('entity.details')}
        </Link>
        {worst && worst !== review && (
          <RemedyButton posture={posture} finding={worst} />
        )}
      </Flex>
    </Flex>
  );
}

/** Continuity of a service for an owner with ten seconds. */
export function ContinuityCard() {
  const { t } = useContinuityTranslation();
  const query = usePosture(usePageEntityRef());
  return (
    <EntityInfoCard
      title={t('entity.title')}
      headerActions={query.data?.inScope && <CardStatus posture={query.data} />}
    >
      <QueryState
        operation="getEntityPosture"
        query={query}
        skeleton={<CardSkeleton />}
      >
        {posture => <CardBody posture={posture} />}
      </QueryState>
    </EntityInfoCard>
  );
}

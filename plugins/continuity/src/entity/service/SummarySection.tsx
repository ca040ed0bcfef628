import type { EntityPosture } from '@backstage-continuity/plugin-continuity-common';
import { Button, Flex } from '@backstage/ui';
import { Suspense, useState } from 'react';
import {
  DateText,
  DurationText,
  EntityLink,
  Figures,
  ScoreText,
  StatusBadge,
  TierBadge,
  useContinuityTranslation,
} from '../../components';
import { RemedyDialog } from '../RemedyDialog';
import { Section } from '../Section';

function ReviewFigure(props: { review: EntityPosture['review'] }) {
  const { t } = useContinuityTranslation();
  const { review } = props;
  if (!review.required && review.lastReviewedAt === null) {
    return <>{t('entity.review.notRequired')}</>;
  }
  return review.dueAt === null ? (
    <DateText value={review.lastReviewedAt} />
  ) : (
    <DateText value={review.dueAt} due />
  );
}

/** The figures that matter, and the review's button. */
export function SummarySection(props: { posture: EntityPosture }) {
  const { t } = useContinuityTranslation();
  const { posture } = props;
  const [dialog, setDialog] = useState<'confirm-review' | 'classify'>();
  const { review, objectives, tests } = posture;
  // Whoever has a file says it there.
  const inPortal = posture.editUrl === null || posture.portalFields.length > 0;
  const reviewIsLate = posture.findings.some(
    ({ check }) => check === 'review.overdue' || check === 'review.never',
  );
  return (
    <Section
      title={t('entity.summary')}
      actions={
        <>
          {inPortal && posture.may.includes('classify') && (
            <Button
              size="small"
              variant="secondary"
              onPress={() => setDialog('classify')}
            >
              {t('common.action.classify')}
            </Button>
          )}
          {posture.may.includes('review') && (
            <Button
              size="small"
              variant={reviewIsLate ? 'primary' : 'secondary'}
              onPress={() => setDialog('confirm-review')}
            >
              {t('common.action.confirmReview')}
            </Button>
          )}
        </>
      }
    >
      <Flex direction="column" gap="4">
        <Flex gap="2" align="center" style={{ flexWrap: 'wrap' }}>
          <StatusBadge status={posture.status} />
          <TierBadge tier={posture.tier} />
          {posture.functions.map(related => (
            <EntityLink
              key={related.entityRef}
              entityRef={related.entityRef}
              exists={related.exists}
            />
          ))}
        </Flex>
        <Figures
          items={[
            {
              label: t('entity.figure.score'),
              value: <ScoreText score={posture.score} />,
            },
            {
              label: t('entity.figure.rto'),
              value: <DurationText seconds={objectives.rto.target.seconds} />,
            },
            {
              label: t('entity.figure.rpo'),
              value: <DurationText seconds={objectives.rpo.target.seconds} />,
            },
            {
              label: t('entity.figure.review'),
              value: <ReviewFigure review={review} />,
              detail: review.lastReviewedBy && (
                <>
                  {t('entity.review.lastBy')}{' '}
                  <EntityLink entityRef={review.lastReviewedBy} />
                </>
              ),
            },
            {
              label: t('entity.figure.nextTest'),
              value: tests.next ? (
                <DateText value={tests.next.plannedAt} due />
              ) : (
                t('entity.tests.none')
              ),
              detail: tests.next && t(`common.testType.${tests.next.type}`),
            },
          ]}
        />
      </Flex>
      {dialog && (
        <Suspense fallback={null}>
          <RemedyDialog
            remedy={dialog}
            entityRef={posture.entityRef}
            isOpen
            onOpenChange={isOpen => !isOpen && setDialog(undefined)}
          />
        </Suspense>
      )}
    </Section>
  );
}

import type { Tally } from '@backstage-continuity/plugin-continuity-common';
import { ButtonLink, Flex, Skeleton } from '@backstage/ui';
import {
  EmptyState,
  Figures,
  QueryState,
  ScoreText,
  StackedBar,
  useContinuityPageLink,
  useContinuityQuery,
  useContinuityTranslation,
} from '../../components';
import { Section } from '../Section';
import type { RollupFilter } from './RollupContinuity';

function SummaryBody(props: { total: Tally }) {
  const { t } = useContinuityTranslation();
  const { total, byStatus, score } = props.total;
  if (total === 0) {
    return (
      <EmptyState
        title={t('entity.rollup.empty')}
        description={t('entity.rollup.emptyBody')}
      />
    );
  }
  return (
    <Flex direction="column" gap="4">
      <Figures
        items={[
          {
            label: t('entity.rollup.ready'),
            value: t('common.score.value', {
              percent: String(Math.floor((byStatus.ready / total) * 100)),
            }),
            detail: t('entity.rollup.inScope', { count: total }),
          },
          { label: t('entity.rollup.gap'), value: byStatus.gap },
          { label: t('entity.rollup.overdue'), value: byStatus.overdue },
          {
            label: t('entity.rollup.unclassified'),
            value: byStatus.unclassified,
          },
          {
            label: t('entity.rollup.score'),
            value: <ScoreText score={score} />,
          },
        ]}
      />
      <StackedBar counts={byStatus} legend />
    </Flex>
  );
}

/** How many of the services are ready, and how many are not. */
export function RollupSummary(props: { filter: RollupFilter }) {
  const { t } = useContinuityTranslation();
  const pageLink = useContinuityPageLink();
  const query = useContinuityQuery('getRollup', {
    query: { by: 'tier', ...props.filter },
  });
  const toDo = pageLink('to-do', props.filter);
  return (
    <Section
      title={t('entity.rollup.title')}
      actions={
        toDo && (
          <ButtonLink size="small" variant="secondary" href={toDo}>
            {t('entity.rollup.findings')}
          </ButtonLink>
        )
      }
    >
      <QueryState
        operation="getRollup"
        query={query}
        skeleton={<Skeleton width="100%" height={96} />}
      >
        {({ total }) => <SummaryBody total={total} />}
      </QueryState>
    </Section>
  );
}

import type { EntityPosture } from '@backstage-continuity/plugin-continuity-common';
import { Button, Flex } from '@backstage/ui';
import { useState } from 'react';
import {
  EmptyState,
  QueryState,
  useContinuityQuery,
  useContinuityTranslation,
} from '../../components';
import styles from '../entity.module.css';
import { Section } from '../Section';
import { mergeHistory } from './history';
import { HistoryItem } from './HistoryItem';

const FIRST = 10;
// The API's own limit of a page.
const MOST = 500;

/** Reviews, tests and exceptions of the service, newest first. */
export function HistorySection(props: { posture: EntityPosture }) {
  const { t } = useContinuityTranslation();
  const { posture } = props;
  const [limit, setLimit] = useState(FIRST);
  const query = { entityRef: [posture.entityRef], limit };
  const keep = { keepPrevious: true };
  const reviews = useContinuityQuery('listReviews', { query }, keep);
  const exceptions = useContinuityQuery('listExceptions', { query }, keep);
  const tests = useContinuityQuery(
    'listTests',
    {
      query: {
        ...query,
        state: ['completed', 'cancelled'],
        sort: '-plannedAt',
      },
    },
    keep,
  );
  const more = [reviews, exceptions, tests].some(
    ({ data }) => data?.nextCursor,
  );
  return (
    <Section title={t('entity.history.title')}>
      <QueryState operation="listReviews" query={reviews}>
        {({ items }) => {
          // What is older than the shortest of the lists reaches may be
          // incomplete, so only as many entries as one list may hold show.
          const entries = mergeHistory({
            reviews: items,
            tests: tests.data?.items ?? [],
            exceptions: exceptions.data?.items ?? [],
          }).slice(0, limit);
          return entries.length === 0 ? (
            <EmptyState
              title={t('entity.history.empty')}
              description={t('entity.history.emptyBody')}
            />
          ) : (
            <Flex direction="column" align="start" gap="2">
              <ul className={styles.findings}>
                {entries.map(entry => (
                  <HistoryItem
                    key={`${entry.type} ${entry.id}`}
                    entry={entry}
                    mayReview={posture.may.includes('review')}
                  />
                ))}
              </ul>
              {(more || entries.length === limit) && limit < MOST && (
                <Button
                  size="small"
                  variant="tertiary"
                  onPress={() => setLimit(Math.min(limit * 3, MOST))}
                >
                  {t('entity.history.more')}
                </Button>
              )}
            </Flex>
          );
        }}
      </QueryState>
    </Section>
  );
}

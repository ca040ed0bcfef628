import { Button, Flex, Text } from '@backstage/ui';
import {
  DateText,
  EntityLink,
  QueryState,
  useContinuityPages,
  useContinuityTranslation,
} from '../../components';
import type { RecordViewProps } from '../record/RecordViewProps';
import styles from '../records.module.css';
import historyStyles from './history.module.css';
import { FacetChanges } from '../words';

const PAGE = 25;

/** What happened to a record, newest first. */
export function EventList({ record }: RecordViewProps) {
  const { t } = useContinuityTranslation();
  const query = useContinuityPages('listRecordEvents', cursor => ({
    params: { id: record.id },
    query: { limit: PAGE, cursor },
  }));
  return (
    <QueryState operation="listRecordEvents" query={query}>
      {({ pages }) => {
        const events = pages.flatMap(({ items }) => items);
        return (
          <Flex direction="column" gap="2" align="start">
            {events.length === 0 && (
              <Text as="p" color="secondary">
                {t('records.history.none')}
              </Text>
            )}
            <ol className={historyStyles.events}>
              {events.map(event => (
                <li key={event.id} className={historyStyles.event}>
                  <span className={styles.secondary}>
                    <DateText value={event.at} />
                  </span>
                  <div>
                    <strong>{t(`records.history.event.${event.kind}`)}</strong>
                    {event.revision !== null && (
                      <>
                        {' '}
                        (
                        {t('records.revision', {
                          revision: String(event.revision),
                        }).toLocaleLowerCase()}
                        )
                      </>
                    )}{' '}
                    <span className={historyStyles.by}>
                      <EntityLink entityRef={event.by} />
                    </span>
                    {event.note !== null && (
                      <p className={styles.note}>{event.note}</p>
                    )}
                    {event.changes.length > 0 && (
                      <FacetChanges changes={event.changes} />
                    )}
                  </div>
                </li>
              ))}
            </ol>
            {query.hasNextPage && (
              <Button
                size="small"
                variant="secondary"
                isPending={query.isFetchingNextPage}
                onPress={() => query.fetchNextPage()}
              >
                {t('records.history.more')}
              </Button>
            )}
          </Flex>
        );
      }}
    </QueryState>
  );
}

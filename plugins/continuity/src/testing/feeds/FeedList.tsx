import type { CalendarFeed } from '@backstage-continuity/plugin-continuity-common';
import { Button, Text } from '@backstage/ui';
import { useState } from 'react';
import {
  ConfirmDialog,
  DateText,
  EntityLink,
  QueryState,
  useContinuityMutation,
  useContinuityQuery,
  useContinuityTranslation,
  useToast,
} from '../../components';
import { nameOfRef } from '../../pickers';
import styles from '../testing.module.css';

function Feed(props: { feed: CalendarFeed }) {
  const { t } = useContinuityTranslation();
  const { feed } = props;
  const toast = useToast();
  const revoke = useContinuityMutation('revokeCalendarFeed');
  const [asking, setAsking] = useState(false);
  const onConfirm = () =>
    revoke.mutate(
      { params: { id: feed.id } },
      {
        onSuccess: () => toast.done(t('testing.feeds.revoked')),
        onError: toast.failed,
        onSettled: () => setAsking(false),
      },
    );
  return (
    <li className={styles.feed}>
      <div>
        <EntityLink entityRef={feed.subjectRef} />
        <span className={styles.secondary}>
          {t('testing.feeds.made')} <DateText value={feed.createdAt} />,{' '}
          {feed.lastReadAt === null ? (
            t('testing.feeds.neverRead')
          ) : (
            <>
              {t('testing.feeds.lastRead')} <DateText value={feed.lastReadAt} />
            </>
          )}
        </span>
      </div>
      <Button
        size="small"
        variant="secondary"
        aria-label={t('testing.feeds.revokeLabel', {
          subject: nameOfRef(feed.subjectRef),
        })}
        onPress={() => setAsking(true)}
      >
        {t('testing.feeds.revoke')}
      </Button>
      <ConfirmDialog
        title={t('testing.feeds.revokeTitle')}
        confirmLabel={t('testing.feeds.revoke')}
        isPending={revoke.isPending}
        isOpen={asking}
        onOpenChange={setAsking}
        onConfirm={onConfirm}
      >
        <Text as="p">{t('testing.feeds.revokeBody')}</Text>
      </ConfirmDialog>
    </li>
  );
}

/** The reader's own feeds. */
export function FeedList() {
  const { t } = useContinuityTranslation();
  const query = useContinuityQuery('listCalendarFeeds', {});
  return (
    <section>
      <h3 className={styles.subheading}>{t('testing.feeds.existing')}</h3>
      <QueryState operation="listCalendarFeeds" query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <Text as="p" color="secondary">
              {t('testing.feeds.none')}
            </Text>
          ) : (
            <ul className={styles.entities}>
              {items.map(feed => (
                <Feed key={feed.id} feed={feed} />
              ))}
            </ul>
          )
        }
      </QueryState>
    </section>
  );
}

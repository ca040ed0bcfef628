import { identityApiRef, useApi } from '@backstage/frontend-plugin-api';
import {
  Alert,
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  Flex,
  Select,
  Text,
} from '@backstage/ui';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import {
  CopySnippet,
  refusalOf,
  useContinuityMutation,
  useContinuityTranslation,
} from '../../components';
import { nameOfRef } from '../../pickers';
import styles from '../testing.module.css';
import { FeedList } from './FeedList';

/** The reader and the groups that the reader belongs to. */
function useSubjects(): { id: string; label: string }[] {
  const { t } = useContinuityTranslation();
  const identity = useApi(identityApiRef);
  const { data } = useQuery({
    queryKey: ['continuity-identity'],
    queryFn: () => identity.getBackstageIdentity(),
  });
  if (!data) return [];
  const groups = data.ownershipEntityRefs.filter(
    ref => ref !== data.userEntityRef,
  );
  return [
    { id: data.userEntityRef, label: t('testing.feeds.me') },
    ...groups.map(ref => ({ id: ref, label: nameOfRef(ref) })),
  ];
}

/** Creates addresses from which calendar programs read tests, and ends them. */
export function SubscribeDialog(props: {
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
}) {
  const { t } = useContinuityTranslation();
  const subjects = useSubjects();
  const [chosen, setChosen] = useState<string>();
  const create = useContinuityMutation('createCalendarFeed');
  const subjectRef = chosen ?? subjects[0]?.id;
  return (
    <Dialog
      isOpen={props.isOpen}
      onOpenChange={props.onOpenChange}
      isDismissable
      width={560}
    >
      <DialogHeader>{t('testing.feeds.title')}</DialogHeader>
      <DialogBody>
        <Flex direction="column" gap="4">
          <Text as="p" color="secondary">
            {t('testing.feeds.body')}
          </Text>
          <div className={styles.subject}>
            <Select
              label={t('testing.feeds.subject')}
              options={subjects}
              value={subjectRef ?? null}
              onChange={key => setChosen(String(key))}
            />
            <Button
              variant="primary"
              isDisabled={subjectRef === undefined}
              isPending={create.isPending}
              onPress={() =>
                subjectRef && create.mutate({ body: { subjectRef } })
              }
            >
              {t('testing.feeds.create')}
            </Button>
          </div>
          {create.error && (
            <Alert
              status="danger"
              icon
              description={refusalOf(create.error).message}
            />
          )}
          {create.data && (
            <Flex direction="column" gap="2" role="status">
              <Text as="p" weight="bold">
                {t('testing.feeds.created')}
              </Text>
              <CopySnippet>{create.data.url}</CopySnippet>
              <Text as="p" variant="body-small" color="secondary">
                {t('testing.feeds.createdBody')}
              </Text>
            </Flex>
          )}
          <FeedList />
        </Flex>
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" slot="close">
          {t('common.action.close')}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}

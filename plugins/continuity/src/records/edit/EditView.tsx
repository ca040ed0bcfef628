import type { RecordRevision } from '@backstage-continuity/plugin-continuity-common';
import { identityApiRef, useApi } from '@backstage/frontend-plugin-api';
import { Button, Flex, Skeleton } from '@backstage/ui';
import { useQuery } from '@tanstack/react-query';
import { useId, useMemo, useState } from 'react';
import { continuityApiRef } from '../../api';
import {
  EmptyState,
  QueryState,
  useContinuityQuery,
  useContinuityTranslation,
} from '../../components';
import type { RecordViewProps } from '../record/RecordViewProps';
import { useRecordDeeds } from '../record/useRecordDeeds';
import { useRecordUi } from '../types';
import { DraftForm } from './DraftForm';
import {
  createLocalDrafts,
  purgeLocalDrafts,
  type LocalDraft,
} from './saving/localDrafts';
import { RestoreNotice } from './saving/RestoreNotice';

function FormSkeleton() {
  return (
    <Flex direction="column" gap="4">
      <Skeleton width="40%" height={24} />
      <Skeleton width="100%" height={320} />
    </Flex>
  );
}

/** The draft as it is now, and whose browser this is. */
function useOpened(id: string, revision: number | null) {
  const api = useApi(continuityApiRef);
  const identity = useApi(identityApiRef);
  // Not shared with the readers' answers: a form begins with what is there now,
  // and keeps to it while it saves.
  const mount = useId();
  return useQuery({
    queryKey: ['continuity-draft', id, revision, mount],
    queryFn: async ({ signal }) => {
      const [opened, { userEntityRef }] = await Promise.all([
        api.getRecordRevision(
          { params: { id, revision: revision ?? 0 } },
          { signal },
        ),
        identity.getBackstageIdentity(),
      ]);
      return { opened, user: userEntityRef };
    },
    enabled: revision !== null,
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
}

/** Asks first what is to become of what was never saved. */
function OpenedDraft(
  props: RecordViewProps & { revision: RecordRevision; user: string },
) {
  const { record, type, revision, user } = props;
  const ui = useRecordUi(type.name);
  const local = useMemo(
    () =>
      createLocalDrafts({
        user,
        recordId: record.id,
        revision: revision.revision,
      }),
    [user, record.id, revision.revision],
  );
  const [kept, setKept] = useState(() => {
    purgeLocalDrafts({
      user,
      recordId: record.id,
      approvedRevision: record.approvedRevision,
      now: Date.now(),
    });
    const found = local.load();
    return found &&
      JSON.stringify(found.content) !== JSON.stringify(revision.content)
      ? found
      : null;
  });
  const [resumed, setResumed] = useState<LocalDraft | null>(null);
  if (ui === null) return <FormSkeleton />;
  if (kept) {
    return (
      <RestoreNotice
        type={type}
        revision={revision}
        mine={kept}
        onRestore={() => {
          setResumed(kept);
          setKept(null);
        }}
        onDrop={() => {
          local.forget();
          setKept(null);
        }}
      />
    );
  }
  return <DraftForm {...props} ui={ui} local={local} resumed={resumed} />;
}

/** The form, where there is a draft and the reader may write it. */
export function EditView(props: RecordViewProps) {
  const { t } = useContinuityTranslation();
  const { record } = props;
  const deeds = useRecordDeeds(record);
  const isDraft = record.open !== null && record.open.state !== 'in-review';
  const mayEdit = record.may.includes('edit');
  const query = useOpened(
    record.id,
    isDraft && mayEdit && record.open ? record.open.revision : null,
  );
  const { isFetching } = useContinuityQuery('getRecord', {
    params: { id: record.id },
  });
  // A draft that was started just now is there once the record is read again.
  if (!isDraft && isFetching) return <FormSkeleton />;
  if (!isDraft) {
    return (
      <EmptyState
        title={t('records.edit.notEditable')}
        description={t('records.edit.notEditableBody')}
        action={
          mayEdit &&
          record.open === null && (
            <Button
              variant="primary"
              isPending={deeds.isPending}
              onPress={deeds.revise}
            >
              {t('records.action.revise')}
            </Button>
          )
        }
      />
    );
  }
  if (!mayEdit) {
    return (
      <EmptyState
        title={t('records.edit.readOnly')}
        description={t('records.edit.readOnlyBody')}
      />
    );
  }
  return (
    <QueryState
      operation="getRecordRevision"
      query={query}
      skeleton={<FormSkeleton />}
    >
      {({ opened, user }) => (
        <OpenedDraft {...props} revision={opened} user={user} />
      )}
    </QueryState>
  );
}

import {
  contract,
  type OperationId,
} from '@backstage-continuity/plugin-continuity-common';
import { Alert, Button, Flex, Skeleton, VisuallyHidden } from '@backstage/ui';
import type { ReactNode } from 'react';
import { EmptyState } from './EmptyState';
import { refusalOf } from './errors';
import { useContinuityTranslation } from './useContinuityTranslation';

function Loading() {
  const { t } = useContinuityTranslation();
  return (
    <Flex direction="column" gap="2" role="status">
      <VisuallyHidden>{t('common.state.loading')}</VisuallyHidden>
      <Skeleton width="60%" height={20} />
      <Skeleton width="100%" height={16} />
      <Skeleton width="80%" height={16} />
    </Flex>
  );
}

/** What failed, what still works, and a button to try again. */
export function QueryError(props: {
  operation: OperationId;
  error: Error;
  onRetry: () => void;
  /** Stands where there is no such thing, if not an entity is looked for. */
  notFound?: ReactNode;
}) {
  const { t } = useContinuityTranslation();
  const { name, message } = refusalOf(props.error);
  if (name === 'NotAllowedError') {
    const { permission } = contract[props.operation];
    return (
      <Alert
        status="info"
        icon
        title={t('common.state.deniedTitle')}
        description={t('common.state.deniedBody', {
          permission: permission === 'token' ? permission : permission.name,
        })}
      />
    );
  }
  if (name === 'NotFoundError') {
    return props.notFound ? (
      <>{props.notFound}</>
    ) : (
      <EmptyState
        title={t('common.state.notFoundTitle')}
        description={t('common.state.notFoundBody')}
      />
    );
  }
  return (
    <Alert
      status="danger"
      icon
      title={t('common.state.errorTitle')}
      description={t('common.state.errorBody', { reason: message })}
      customActions={
        <Button size="small" variant="secondary" onPress={props.onRetry}>
          {t('common.state.retry')}
        </Button>
      }
    />
  );
}

/**
 * Shows a query in whatever state it is: a skeleton, why it failed, or what
 * `children` make of the answer. After a failed refresh the last answer stays.
 */
export function QueryState<T>(props: {
  operation: OperationId;
  query: { data: T | undefined; error: Error | null; refetch: () => unknown };
  /** In the final shape, so that nothing jumps. */
  skeleton?: ReactNode;
  /** Stands where there is no such thing, if not an entity is looked for. */
  notFound?: ReactNode;
  children: (data: T) => ReactNode;
}) {
  const { data, error, refetch } = props.query;
  if (data !== undefined) return <>{props.children(data)}</>;
  if (error) {
    return (
      <QueryError
        operation={props.operation}
        error={error}
        onRetry={() => refetch()}
        notFound={props.notFound}
      />
    );
  }
  return <>{props.skeleton ?? <Loading />}</>;
}

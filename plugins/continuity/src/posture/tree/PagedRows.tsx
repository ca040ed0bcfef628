import { Button, Skeleton } from '@backstage/ui';
import type { UseQueryResult } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import {
  QueryError,
  useContinuityTranslation,
  type QueryOperation,
} from '../../components';
import { COLUMNS_AFTER_NAME } from './columns';
import { TreeRow } from './TreeRow';

/** Rows of one page of lines in any state, and on request those of the next. */
export function PagedRows<T extends { nextCursor: string | null }>(props: {
  operation: QueryOperation;
  query: UseQueryResult<T>;
  path: string;
  level: number;
  expected: number;
  rows: (page: T) => ReactNode;
  /** The next page, itself such rows. */
  next: (cursor: string) => ReactNode;
}) {
  const { t } = useContinuityTranslation();
  const { query, level } = props;
  const [shown, setShown] = useState(false);
  const wide = COLUMNS_AFTER_NAME + 1;
  if (query.data === undefined) {
    return (
      <>
        {query.error ? (
          <tr>
            <td colSpan={wide}>
              <QueryError
                operation={props.operation}
                error={query.error}
                onRetry={() => query.refetch()}
              />
            </td>
          </tr>
        ) : (
          Array.from({ length: props.expected }, (_, index) => (
            <tr key={index} aria-hidden>
              <td colSpan={wide}>
                <Skeleton width="100%" height={20} />
              </td>
            </tr>
          ))
        )}
      </>
    );
  }
  const { nextCursor } = query.data;
  return (
    <>
      {props.rows(query.data)}
      {nextCursor !== null &&
        (shown ? (
          props.next(nextCursor)
        ) : (
          <TreeRow
            place={{ path: `${props.path}/more`, level }}
            title={t('posture.tree.more')}
            name={() => (
              <Button
                size="small"
                variant="tertiary"
                excludeFromTabOrder
                onPress={() => setShown(true)}
              >
                {t('posture.tree.more')}
              </Button>
            )}
          >
            <td colSpan={COLUMNS_AFTER_NAME} />
          </TreeRow>
        ))}
    </>
  );
}

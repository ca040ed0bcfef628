import { Button, Skeleton } from '@backstage/ui';
import type { UseQueryResult } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import {
  QueryError,
  useContinuityTranslation,
  type QueryOperation,
} from '../../components';
import { MAIN_COLUMNS } from './columns';
import { Span } from './Span';
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
  // With the name and the score.
  const all = MAIN_COLUMNS + 2;
  if (query.data === undefined) {
    return (
      <>
        {query.error ? (
          <tr>
            <Span columns={all}>
              <QueryError
                operation={props.operation}
                error={query.error}
                onRetry={() => query.refetch()}
              />
            </Span>
          </tr>
        ) : (
          Array.from({ length: props.expected }, (_, index) => (
            <tr key={index} aria-hidden>
              <Span columns={all}>
                <Skeleton width="100%" height={20} />
              </Span>
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
            <Span columns={all - 1} />
          </TreeRow>
        ))}
    </>
  );
}

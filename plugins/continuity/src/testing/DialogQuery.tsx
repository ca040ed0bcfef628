import { DialogBody } from '@backstage/ui';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { QueryState, type QueryOperation } from '../components';

/** The answer, or in a dialog's body why there is none yet. */
export function DialogQuery<T>(props: {
  operation: QueryOperation;
  query: UseQueryResult<T>;
  children: (data: T) => ReactNode;
}) {
  const { query } = props;
  return query.data === undefined ? (
    <DialogBody>
      <QueryState operation={props.operation} query={query}>
        {() => null}
      </QueryState>
    </DialogBody>
  ) : (
    <>{props.children(query.data)}</>
  );
}

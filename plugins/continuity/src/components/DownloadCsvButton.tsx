import { operationPath } from '@backstage-continuity/plugin-continuity-common';
import { ResponseError } from '@backstage/errors';
import {
  discoveryApiRef,
  fetchApiRef,
  useApi,
} from '@backstage/frontend-plugin-api';
import { ExportCsvButton } from './ExportCsvButton';
import type { OperationInput, QueryOperation } from './useContinuityQuery';

/** Downloads what a list shows, all pages of it, as CSV. */
export function DownloadCsvButton<K extends QueryOperation>(props: {
  operation: K;
  /** The list's own input, without cursor and limit. */
  input: OperationInput<K>;
  /** Without ending. */
  fileName: string;
}) {
  const discovery = useApi(discoveryApiRef);
  const { fetch } = useApi(fetchApiRef);

  const content = async () => {
    const base = await discovery.getBaseUrl('continuity');
    const response = await fetch(
      `${base}${operationPath(props.operation, props.input)}`,
      { headers: { Accept: 'text/csv' } },
    );
    if (!response.ok) throw await ResponseError.fromResponse(response);
    return response.blob();
  };

  return <ExportCsvButton content={content} fileName={props.fileName} />;
}

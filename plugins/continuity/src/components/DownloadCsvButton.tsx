import { operationPath } from '@backstage-continuity/plugin-continuity-common';
import { ResponseError } from '@backstage/errors';
import {
  discoveryApiRef,
  fetchApiRef,
  useApi,
} from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import { RiDownloadLine } from '@remixicon/react';
import { useState } from 'react';
import { saveAs } from './saveAs';
import { useContinuityTranslation } from './useContinuityTranslation';
import type { OperationInput, QueryOperation } from './useContinuityQuery';
import { useToast } from './useToast';

/** Downloads what a list shows, all pages of it, as CSV. */
export function DownloadCsvButton<K extends QueryOperation>(props: {
  operation: K;
  /** The list's own input, without cursor and limit. */
  input: OperationInput<K>;
  /** Without ending. */
  fileName: string;
}) {
  const { t } = useContinuityTranslation();
  const discovery = useApi(discoveryApiRef);
  const { fetch } = useApi(fetchApiRef);
  const toast = useToast();
  const [pending, setPending] = useState(false);

  const download = async () => {
    setPending(true);
    try {
      const base = await discovery.getBaseUrl('continuity');
      const response = await fetch(
        `${base}${operationPath(props.operation, props.input)}`,
        { headers: { Accept: 'text/csv' } },
      );
      if (!response.ok) throw await ResponseError.fromResponse(response);
      saveAs(await response.blob(), `${props.fileName}.csv`);
    } catch (error) {
      toast.failed(error as Error);
    } finally {
      setPending(false);
    }
  };

  return (
    <Button
      size="small"
      variant="secondary"
      iconStart={<RiDownloadLine />}
      isPending={pending}
      onPress={download}
    >
      {t('common.action.downloadCsv')}
    </Button>
  );
}

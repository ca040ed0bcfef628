import { operationPath } from '@backstage-continuity/plugin-continuity-common';
import { ResponseError } from '@backstage/errors';
import {
  discoveryApiRef,
  fetchApiRef,
  useApi,
} from '@backstage/frontend-plugin-api';
import { useState } from 'react';
import { saveAs, useToast } from '../../components';

const endings = { json: 'json', markdown: 'md', pdf: 'pdf' } as const;
export type DownloadFormat = keyof typeof endings;

/** Gives the reader one revision as a file. */
export function useRecordDownload() {
  const discovery = useApi(discoveryApiRef);
  const { fetch } = useApi(fetchApiRef);
  const toast = useToast();
  const [isPending, setPending] = useState(false);
  const download = async (
    params: { id: string; revision: number },
    format: DownloadFormat,
    fileName: string,
  ) => {
    setPending(true);
    try {
      const base = await discovery.getBaseUrl('continuity');
      const path = operationPath('exportRecord', { params, query: { format } });
      const response = await fetch(`${base}${path}`);
      if (!response.ok) throw await ResponseError.fromResponse(response);
      saveAs(await response.blob(), `${fileName}.${endings[format]}`);
    } catch (error) {
      toast.failed(error as Error);
    } finally {
      setPending(false);
    }
  };
  return { download, isPending };
}

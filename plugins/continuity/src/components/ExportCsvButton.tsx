import { Button } from '@backstage/ui';
import { RiDownloadLine } from '@remixicon/react';
import { useState } from 'react';
import { saveAs } from './saveAs';
import { useContinuityTranslation } from './useContinuityTranslation';
import { useToast } from './useToast';

/** Downloads as CSV what is at hand, or what it is asked to fetch. */
export function ExportCsvButton(props: {
  /** What the file holds, or what fetches it first. */
  content: () => BlobPart | Promise<BlobPart>;
  /** Without ending. */
  fileName: string;
}) {
  const { t } = useContinuityTranslation();
  const toast = useToast();
  const [pending, setPending] = useState(false);
  const download = async () => {
    setPending(true);
    try {
      saveAs(
        new Blob([await props.content()], { type: 'text/csv;charset=utf-8' }),
        `${props.fileName}.csv`,
      );
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

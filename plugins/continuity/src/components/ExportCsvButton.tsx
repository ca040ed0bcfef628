import { Button } from '@backstage/ui';
import { RiDownloadLine } from '@remixicon/react';
import { useState } from 'react';
import { saveAs } from './saveAs';
import { useContinuityTranslation } from './useContinuityTranslation';
import { useToast } from './useToast';

/** Downloads as CSV what the browser itself puts together. */
export function ExportCsvButton(props: {
  /** The file's text, or what fetches the rest of it first. */
  content: () => string | Promise<string>;
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

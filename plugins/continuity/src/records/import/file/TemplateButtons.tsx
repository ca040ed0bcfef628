import { useApi } from '@backstage/frontend-plugin-api';
import { Button, Flex } from '@backstage/ui';
import { RiDownloadLine } from '@remixicon/react';
import { useState } from 'react';
import { continuityApiRef } from '../../../api';
import {
  saveAs,
  useContinuityTranslation,
  useToast,
} from '../../../components';
import styles from '../import.module.css';

/** Gives a sheet to fill in, for records of a type. */
export function TemplateButtons(props: { type: string }) {
  const { t } = useContinuityTranslation();
  const api = useApi(continuityApiRef);
  const toast = useToast();
  const [pending, setPending] = useState<string>();
  const download = async (format: 'xlsx' | 'csv') => {
    setPending(format);
    try {
      const { content, mediaType, fileName } =
        await api.getRecordImportTemplate({
          query: { type: props.type, format },
        });
      const bytes = Uint8Array.from(atob(content), char => char.charCodeAt(0));
      saveAs(new Blob([bytes], { type: mediaType }), fileName);
    } catch (error) {
      toast.failed(error as Error);
    } finally {
      setPending(undefined);
    }
  };
  return (
    <div>
      <h4 className={styles.subheading}>{t('recordImport.file.template')}</h4>
      <p className={styles.prose}>{t('recordImport.file.templateBody')}</p>
      <Flex gap="2" className={styles.wrap}>
        <Button
          size="small"
          variant="secondary"
          iconStart={<RiDownloadLine />}
          isPending={pending === 'xlsx'}
          onPress={() => download('xlsx')}
        >
          {t('recordImport.file.templateXlsx')}
        </Button>
        <Button
          size="small"
          variant="secondary"
          iconStart={<RiDownloadLine />}
          isPending={pending === 'csv'}
          onPress={() => download('csv')}
        >
          {t('recordImport.file.templateCsv')}
        </Button>
      </Flex>
    </div>
  );
}

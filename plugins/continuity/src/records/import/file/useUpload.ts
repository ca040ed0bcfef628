import {
  SPREADSHEET_LIMITS,
  type RecordImport,
} from '@backstage-continuity/plugin-continuity-common';
import { useState } from 'react';
import {
  refusalOf,
  useContinuityMutation,
  useContinuityTranslation,
} from '../../../components';
import { contentOf, sizeText } from './readFile';

/** Uploads a file, and says in words why it was not taken. */
export function useUpload(onUploaded: (job: RecordImport, file: File) => void) {
  const { t } = useContinuityTranslation();
  const create = useContinuityMutation('createRecordImport');
  const [reading, setReading] = useState<string>();
  const [problem, setProblem] = useState<string>();

  const problemOf = (file: File): string | undefined => {
    const { name, size } = file;
    if (size === 0) return t('recordImport.file.empty', { name });
    if (size <= SPREADSHEET_LIMITS.bytes) return undefined;
    return t('recordImport.file.tooLarge', {
      name,
      size: sizeText(size),
      limit: sizeText(SPREADSHEET_LIMITS.bytes),
    });
  };

  const upload = async (
    file: File,
    as: { type: string; sheet?: string; headerRow?: number },
  ) => {
    const refused = problemOf(file);
    setProblem(refused);
    if (refused !== undefined) return;
    setReading(file.name);
    try {
      const content = await contentOf(file);
      const job = await create.mutateAsync({
        body: { ...as, fileName: file.name, content },
      });
      onUploaded(job, file);
    } catch (error) {
      const { statusCode } = error as { statusCode?: number };
      const reason = refusalOf(error as Error).message;
      setProblem(
        statusCode === 413
          ? t('recordImport.file.tooLargeForServer')
          : t('recordImport.file.unreadable', { name: file.name, reason }),
      );
    } finally {
      setReading(undefined);
    }
  };

  return {
    upload,
    /** Name of the file that is on its way. */
    reading,
    problem,
    say: setProblem,
  };
}

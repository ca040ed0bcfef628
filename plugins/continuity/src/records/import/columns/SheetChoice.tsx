import type { RecordImport } from '@backstage-continuity/plugin-continuity-common';
import { Alert, Button, NumberField, Select } from '@backstage/ui';
import { useState } from 'react';
import {
  useContinuityMutation,
  useContinuityTranslation,
} from '../../../components';
import { FileDrop } from '../file/FileDrop';
import { useUpload } from '../file/useUpload';
import styles from '../import.module.css';

/** Which part of the file was read; another one can be read instead. */
export function SheetChoice(props: {
  job: RecordImport;
  /** The file, unless the page was opened after it was uploaded. */
  file: File | null;
  onUploaded: (job: RecordImport, file: File) => void;
}) {
  const { t } = useContinuityTranslation();
  const { job, file } = props;
  const first = job.sheet ?? job.sheets[0] ?? '';
  const [sheet, setSheet] = useState(first);
  const [headerRow, setHeaderRow] = useState(job.headerRow);
  const remove = useContinuityMutation('deleteRecordImport');
  const { upload, reading, problem, say } = useUpload((uploaded, again) => {
    // What was read before is of no use beside it.
    remove.mutate({ params: { id: job.id } });
    props.onUploaded(uploaded, again);
  });
  const isOtherSheet = sheet !== first;
  const isChanged = isOtherSheet || headerRow !== job.headerRow;
  const read = (again: File) =>
    upload(again, {
      type: job.type,
      ...(job.sheets.length > 1 && { sheet }),
      // In another sheet, the headers are elsewhere unless the person says so.
      ...(headerRow !== job.headerRow && { headerRow }),
    });
  return (
    <div className={styles.sheet}>
      <div className={styles.sheetFields}>
        <div>
          <span className={styles.secondary}>
            {t('recordImport.columns.file')}
          </span>
          <strong className={styles.breakable}>{job.fileName}</strong>
        </div>
        {job.sheets.length > 1 && (
          <Select
            label={t('recordImport.columns.sheet')}
            size="small"
            options={job.sheets.map(name => ({ id: name, label: name }))}
            value={sheet}
            onChange={key => setSheet(String(key))}
          />
        )}
        <div className={styles.headerRow}>
          <NumberField
            label={t('recordImport.columns.headerRow')}
            size="small"
            minValue={1}
            maxValue={1_000}
            value={headerRow}
            onChange={value =>
              setHeaderRow(Number.isNaN(value) ? job.headerRow : value)
            }
          />
        </div>
        <div>
          <span className={styles.secondary}>
            {t('recordImport.columns.rows')}
          </span>
          <strong>{job.rowCount.toLocaleString()}</strong>
        </div>
        {isChanged && file && (
          <Button
            size="small"
            variant="secondary"
            isPending={reading !== undefined}
            onPress={() => read(file)}
          >
            {t('recordImport.columns.readAgain')}
          </Button>
        )}
      </div>
      {isChanged && !file && (
        <>
          <p className={styles.prose}>
            {t('recordImport.columns.chooseAgain')}
          </p>
          <FileDrop
            reading={reading}
            onFiles={([one, ...others]) =>
              others.length > 0
                ? say(t('recordImport.file.several'))
                : read(one)
            }
          />
        </>
      )}
      <div role="alert">
        {problem !== undefined && (
          <Alert
            status="danger"
            icon
            title={t('recordImport.file.failed')}
            description={problem}
          />
        )}
      </div>
    </div>
  );
}

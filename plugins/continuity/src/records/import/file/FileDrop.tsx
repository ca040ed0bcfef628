import { SPREADSHEET_LIMITS } from '@backstage-continuity/plugin-continuity-common';
import { VisuallyHidden } from '@backstage/ui';
import { RiFileUploadLine } from '@remixicon/react';
import { useId, useState, type DragEvent } from 'react';
import { useContinuityTranslation } from '../../../components';
import styles from '../import.module.css';
import { sizeText } from './readFile';

const { bytes, rows, columns } = SPREADSHEET_LIMITS;
const ACCEPTED =
  '.csv,.tsv,.txt,.xlsx,.xlsm,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Takes one file: chosen by mouse or key, or dropped. */
export function FileDrop(props: {
  /** Name of a file that is on its way. */
  reading?: string;
  onFiles: (files: File[]) => void;
}) {
  const { t } = useContinuityTranslation();
  const limits = useId();
  const [isOver, setOver] = useState(false);
  const { reading, onFiles } = props;
  const take = (files: FileList | null) => {
    if (reading === undefined && files && files.length > 0) onFiles([...files]);
  };
  const drag = (over: boolean) => (event: DragEvent) => {
    event.preventDefault();
    setOver(over);
  };
  return (
    <label
      className={styles.drop}
      data-over={isOver || undefined}
      onDragOver={drag(true)}
      onDragLeave={drag(false)}
      onDrop={event => {
        drag(false)(event);
        take(event.dataTransfer.files);
      }}
    >
      <RiFileUploadLine aria-hidden />
      <span>
        <strong>{t('recordImport.file.choose')}</strong>{' '}
        {t('recordImport.file.drop')}
      </span>
      <VisuallyHidden>
        <input
          type="file"
          accept={ACCEPTED}
          aria-describedby={limits}
          disabled={reading !== undefined}
          onChange={event => {
            take(event.target.files);
            // The same file, mended meanwhile, can be chosen again.
            event.target.value = '';
          }}
        />
      </VisuallyHidden>
      <span id={limits} className={styles.secondary}>
        {t('recordImport.file.limits', {
          size: sizeText(bytes),
          rows: rows.toLocaleString(),
          columns,
        })}
      </span>
      <span role="status">
        {reading !== undefined &&
          t('recordImport.file.reading', { name: reading })}
      </span>
    </label>
  );
}

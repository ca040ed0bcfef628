import type {
  RecordImport,
  RecordImportSubject,
} from '@backstage-continuity/plugin-continuity-common';
import { Cell, CellText, Link, type ColumnConfig } from '@backstage/ui';
import {
  RiAddCircleLine,
  RiCheckLine,
  RiCloseCircleLine,
  RiEditLine,
} from '@remixicon/react';
import {
  Chip,
  EntityLink,
  useContinuityTranslation,
  type ChipLook,
} from '../../../components';
import { useRecordLink } from '../../useRecordLink';
import styles from '../import.module.css';

const looks: Record<RecordImportSubject['outcome'], ChipLook> = {
  create: { Icon: RiAddCircleLine, status: 'ready' },
  change: { Icon: RiEditLine, status: 'due-soon' },
  unchanged: { Icon: RiCheckLine, status: 'unknown' },
  rejected: { Icon: RiCloseCircleLine, status: 'gap' },
};

function Outcome(props: { subject: RecordImportSubject }) {
  const { t } = useContinuityTranslation();
  const { outcome, over } = props.subject;
  return (
    <>
      <Chip look={looks[outcome]}>{t(`recordImport.preview.${outcome}`)}</Chip>
      {outcome === 'change' && over !== 'nothing' && (
        <span className={styles.secondary}>
          {t(
            over === 'draft'
              ? 'recordImport.preview.overDraft'
              : 'recordImport.preview.beside',
          )}
        </span>
      )}
    </>
  );
}

/** What a row is about, and the ways to it. */
function Subject(props: { job: RecordImport; subject: RecordImportSubject }) {
  const { t } = useContinuityTranslation();
  const links = useRecordLink();
  const { job, subject } = props;
  const { subjectRef, title, recordId } = subject;
  const isWritten = job.state === 'applied' && subject.outcome !== 'rejected';
  const href =
    recordId === null
      ? undefined
      : links.record(recordId, isWritten ? 'edit' : undefined);
  return (
    <>
      {subjectRef === null ? (
        <>
          <span className={styles.breakable}>{title}</span>
          <span className={styles.secondary}>
            {t('recordImport.preview.unknown')}
          </span>
        </>
      ) : (
        <EntityLink entityRef={subjectRef} />
      )}
      {href && (
        <span className={styles.secondary}>
          <Link
            href={href}
            aria-label={
              isWritten
                ? t('recordImport.result.openDraftOf', { title })
                : undefined
            }
          >
            {t(
              isWritten
                ? 'recordImport.result.openDraft'
                : 'recordImport.preview.record',
            )}
          </Link>
        </span>
      )}
    </>
  );
}

type Column = ColumnConfig<RecordImportSubject & { id: string }>;

export function useSubjectColumns(job: RecordImport): Column[] {
  const { t } = useContinuityTranslation();
  const mistakes: Column = {
    id: 'mistakes',
    label: t('recordImport.preview.mistakes'),
    defaultWidth: '1fr',
    minWidth: 105,
    cell: subject => (
      <CellText
        title={subject.mistakes === 0 ? '–' : String(subject.mistakes)}
      />
    ),
  };
  return [
    {
      id: 'subject',
      label: t('recordImport.preview.subject'),
      isRowHeader: true,
      defaultWidth: '3fr',
      minWidth: 160,
      cell: subject => (
        <Cell>
          <Subject job={job} subject={subject} />
        </Cell>
      ),
    },
    {
      id: 'outcome',
      label: t('recordImport.preview.outcome'),
      defaultWidth: '2fr',
      minWidth: 150,
      cell: subject => (
        <Cell>
          <Outcome subject={subject} />
        </Cell>
      ),
    },
    {
      id: 'fields',
      label: t('recordImport.preview.fields'),
      defaultWidth: '1fr',
      minWidth: 105,
      cell: ({ changedFields, outcome }) => (
        <CellText
          title={outcome === 'rejected' ? '–' : String(changedFields)}
        />
      ),
    },
    // What was imported has none.
    ...(job.state === 'applied' ? [] : [mistakes]),
    {
      id: 'rows',
      label: t('recordImport.preview.rows'),
      defaultWidth: '1fr',
      minWidth: 80,
      cell: ({ rows }) => <CellText title={rows.join(', ')} />,
    },
  ];
}

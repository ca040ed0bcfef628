import type {
  RecordImport,
  RecordImportError,
  RecordImportReport,
} from '@backstage-continuity/plugin-continuity-common';
import {
  Cell,
  CellText,
  Flex,
  Select,
  Table,
  useTable,
  type ColumnConfig,
} from '@backstage/ui';
import { useMemo, useState } from 'react';
import {
  EmptyState,
  ExportCsvButton,
  SearchText,
  toCsv,
  useContinuityTranslation,
} from '../../../components';
import { NamedRefs } from '../../words';
import styles from '../import.module.css';

const PAGE = 10;
const ANY = 'any';

type Row = RecordImportError & { id: string };

function useColumns(): ColumnConfig<Row>[] {
  const { t } = useContinuityTranslation();
  return [
    {
      id: 'row',
      label: t('recordImport.mistakes.row'),
      isRowHeader: true,
      isSortable: true,
      defaultWidth: '1fr',
      minWidth: 90,
      cell: ({ row }) => <CellText title={String(row)} />,
    },
    {
      id: 'column',
      label: t('recordImport.mistakes.column'),
      isSortable: true,
      defaultWidth: '2fr',
      minWidth: 120,
      cell: ({ column }) => (
        <Cell>{column ?? <em>{t('recordImport.mistakes.wholeRow')}</em>}</Cell>
      ),
    },
    {
      id: 'value',
      label: t('recordImport.mistakes.value'),
      defaultWidth: '2fr',
      minWidth: 120,
      cell: ({ value }) => (
        <Cell>
          {value ? (
            <span className={styles.breakable}>{value}</span>
          ) : (
            <em>{t('recordImport.mistakes.blank')}</em>
          )}
        </Cell>
      ),
    },
    {
      id: 'expected',
      label: t('recordImport.mistakes.expected'),
      defaultWidth: '4fr',
      minWidth: 200,
      cell: ({ expected }) => (
        <Cell>
          <span className={styles.breakable}>
            <NamedRefs text={expected} />
          </span>
        </Cell>
      ),
    },
  ];
}

function matches({ column, value, expected }: RecordImportError, text: string) {
  const wanted = text.trim().toLocaleLowerCase();
  return [column, value, expected].some(part =>
    part?.toLocaleLowerCase().includes(wanted),
  );
}

/** Each cell that is wrong: where, what it says, and what was expected. */
export function MistakeTable(props: {
  job: RecordImport;
  report: RecordImportReport;
}) {
  const { t } = useContinuityTranslation();
  const { job, report } = props;
  const columns = useColumns();
  const [text, setText] = useState('');
  const [inColumn, setInColumn] = useState(ANY);
  const shown = useMemo(
    () =>
      report.errors
        .map((error, index): Row => ({ ...error, id: String(index) }))
        .filter(
          error =>
            (inColumn === ANY || (error.column ?? '') === inColumn) &&
            matches(error, text),
        ),
    [report.errors, inColumn, text],
  );
  const { tableProps } = useTable({
    mode: 'complete',
    data: shown,
    paginationOptions: {
      pageSize: PAGE,
      pageSizeOptions: [PAGE, 25, 50, 100],
    },
    sortFn: (rows, { column, direction }) => {
      const sign = direction === 'descending' ? -1 : 1;
      return [...rows].sort(
        (a, b) =>
          sign *
          (column === 'column'
            ? (a.column ?? '').localeCompare(b.column ?? '')
            : a.row - b.row),
      );
    },
  });
  const named = [...new Set(report.errors.map(({ column }) => column ?? ''))];
  return (
    <section className={styles.stack} aria-labelledby="import-mistakes">
      <h4 id="import-mistakes" className={styles.subheading}>
        {t('recordImport.mistakes.title')}
      </h4>
      {report.mistakes > report.errors.length && (
        <p className={styles.prose}>
          {t('recordImport.mistakes.listed', {
            listed: report.errors.length,
            total: report.mistakes,
          })}
        </p>
      )}
      <div className={styles.tools}>
        <SearchText
          label={t('recordImport.mistakes.filter')}
          value={text}
          onChange={setText}
        />
        {named.length > 1 && (
          <Select
            size="small"
            label={t('recordImport.mistakes.inColumn')}
            options={[
              { id: ANY, label: t('recordImport.mistakes.anyColumn') },
              ...named.map(name => ({
                id: name,
                label: name || t('recordImport.mistakes.wholeRow'),
              })),
            ]}
            value={inColumn}
            onChange={key => setInColumn(String(key))}
          />
        )}
        <Flex justify="end" className={styles.toolEnd}>
          <ExportCsvButton
            fileName={`${job.fileName.replace(/\.[^.]*$/, '')}-mistakes`}
            content={() =>
              toCsv(shown, {
                row: ({ row }) => row,
                column: ({ column }) => column,
                value: ({ value }) => value,
                expected: ({ expected }) => expected,
              })
            }
          />
        </Flex>
      </div>
      <Table
        columnConfig={columns}
        {...tableProps}
        {...(shown.length <= PAGE && { pagination: { type: 'none' as const } })}
        emptyState={
          <EmptyState
            title={t('recordImport.mistakes.none')}
            description={t('recordImport.mistakes.noneBody')}
          />
        }
      />
    </section>
  );
}

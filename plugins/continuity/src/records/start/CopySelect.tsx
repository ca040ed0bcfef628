import type { RecordRow } from '@backstage-continuity/plugin-continuity-common';
import { Flex, Select } from '@backstage/ui';
import { useState } from 'react';
import {
  QueryError,
  useContinuityQuery,
  useContinuityTranslation,
} from '../../components';
import { useDebounced } from '../../pickers';

const NONE = 'none';
const FAILED = 'failed';
const SHOWN = 25;

/** Chooses the record of the same type whose content to begin with, or none. */
export function CopySelect(props: {
  type: string;
  /** What the new content is about; its own last cycle comes first. */
  subjectRef: string | null;
  /** The record that is not to be copied, being the one that is written. */
  except?: string;
  label: string;
  noneLabel: string;
  value: string | null;
  onChange: (recordId: string | null) => void;
}) {
  const { t } = useContinuityTranslation();
  const { type, subjectRef, except, value, onChange } = props;
  const [text, setText] = useState('');
  const q = useDebounced(text.trim());
  const { data, error, refetch } = useContinuityQuery(
    'listRecords',
    { query: { type: [type], limit: SHOWN, ...(q && { q }) } },
    { keepPrevious: true },
  );
  const labelOf = (record: RecordRow) =>
    record.subjectRef === subjectRef
      ? t('records.startDialog.copyLast', { title: record.subjectTitle })
      : t('records.startDialog.copyOther', { title: record.subjectTitle });
  const records = (data?.items ?? [])
    .filter(({ id }) => id !== except)
    .sort(
      (a, b) =>
        Number(b.subjectRef === subjectRef) -
        Number(a.subjectRef === subjectRef),
    );
  // After a failed refresh the last answer stays.
  const failure = data ? null : error;
  return (
    <Flex direction="column" gap="2">
      <Select
        label={props.label}
        description={t('records.startDialog.copyHint')}
        search={{ mode: 'server', inputValue: text, onInputChange: setText }}
        options={[
          { id: NONE, label: props.noneLabel },
          ...records.map(record => ({ id: record.id, label: labelOf(record) })),
          ...(failure
            ? [
                {
                  id: FAILED,
                  label: t('common.state.errorTitle'),
                  disabled: true,
                },
              ]
            : []),
        ]}
        value={value ?? NONE}
        onChange={key =>
          onChange(key === NONE || key === null ? null : String(key))
        }
      />
      {failure && (
        <QueryError
          operation="listRecords"
          error={failure}
          onRetry={() => refetch()}
        />
      )}
    </Flex>
  );
}

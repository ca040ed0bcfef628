import { Flex, Select } from '@backstage/ui';
import { useState } from 'react';
import {
  QueryError,
  useContinuityQuery,
  useContinuityTranslation,
} from '../../components';
import { useDebounced, useEntityTitles } from '../../pickers';
import type { RecordSubject } from '@backstage-continuity/plugin-continuity-common';

const SHOWN = 25;
const FAILED = 'failed';

/** Chooses what a record is about: a service in scope, or a business function. */
export function SubjectSelect(props: {
  subjects: readonly RecordSubject[];
  value: string | null;
  error?: string;
  onChange: (ref: string | null) => void;
}) {
  const { t } = useContinuityTranslation();
  const { subjects, value, error, onChange } = props;
  const [text, setText] = useState('');
  const q = useDebounced(text.trim());
  const query = { sort: 'title' as const, limit: SHOWN, ...(q && { q }) };
  const services = useContinuityQuery(
    'listEntities',
    { query },
    { keepPrevious: true, enabled: subjects.includes('service') },
  );
  const functions = useContinuityQuery(
    'listFunctions',
    { query },
    { keepPrevious: true, enabled: subjects.includes('function') },
  );
  const optionsOf = (rows: { entityRef: string; title: string }[] = []) =>
    rows.map(({ entityRef, title }) => ({ id: entityRef, label: title }));
  const sections = [
    {
      title: t('records.startDialog.functions'),
      options: subjects.includes('function')
        ? optionsOf(functions.data?.items)
        : [],
    },
    {
      title: t('records.startDialog.services'),
      options: subjects.includes('service')
        ? optionsOf(services.data?.items)
        : [],
    },
  ].filter(({ options }) => options.length > 0);
  const isListed = sections.some(({ options }) =>
    options.some(({ id }) => id === value),
  );
  const titleOf = useEntityTitles(value !== null && !isListed ? [value] : []);
  // After a failed refresh the last answer stays.
  const failures = [
    { operation: 'listFunctions' as const, query: functions },
    { operation: 'listEntities' as const, query: services },
  ].flatMap(({ operation, query: { data, error: failure, refetch } }) =>
    failure && !data ? [{ operation, failure, refetch }] : [],
  );
  return (
    <Flex direction="column" gap="2">
      <Select
        label={t('records.startDialog.subject')}
        description={error ?? t('records.startDialog.subjectHint')}
        isInvalid={error !== undefined}
        isRequired
        placeholder={t('records.startDialog.choose')}
        search={{ mode: 'server', inputValue: text, onInputChange: setText }}
        options={[
          ...(value !== null && !isListed
            ? [{ id: value, label: titleOf(value) }]
            : []),
          ...sections,
          ...(failures.length > 0
            ? [
                {
                  id: FAILED,
                  label: t('common.state.errorTitle'),
                  disabled: true,
                },
              ]
            : []),
        ]}
        value={value}
        onChange={key => onChange(key === null ? null : String(key))}
      />
      {failures.map(({ operation, failure, refetch }) => (
        <QueryError
          key={operation}
          operation={operation}
          error={failure}
          onRetry={() => refetch()}
        />
      ))}
    </Flex>
  );
}

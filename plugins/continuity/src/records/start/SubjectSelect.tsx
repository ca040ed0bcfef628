import { Select } from '@backstage/ui';
import { useState } from 'react';
import { useContinuityQuery, useContinuityTranslation } from '../../components';
import { nameOfRef, useDebounced } from '../../pickers';
import type { RecordSubject } from '@backstage-continuity/plugin-continuity-common';

const SHOWN = 25;

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
  return (
    <Select
      label={t('records.startDialog.subject')}
      description={error ?? t('records.startDialog.subjectHint')}
      isInvalid={error !== undefined}
      isRequired
      placeholder={t('records.startDialog.choose')}
      search={{ mode: 'server', inputValue: text, onInputChange: setText }}
      options={[
        ...(value !== null && !isListed
          ? [{ id: value, label: nameOfRef(value) }]
          : []),
        ...sections,
      ]}
      value={value}
      onChange={key => onChange(key === null ? null : String(key))}
    />
  );
}

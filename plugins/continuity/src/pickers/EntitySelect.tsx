import { Select, type SelectProps } from '@backstage/ui';
import { useState } from 'react';
import { useContinuityQuery } from '../components';
import { useDebounced } from './useDebounced';
import { useEntityTitles } from './useEntityTitles';

const SHOWN = 50;

/** Chooses entities in scope, found by their names. */
export function EntitySelect(
  props: Pick<
    SelectProps,
    | 'label'
    | 'description'
    | 'secondaryLabel'
    | 'placeholder'
    | 'size'
    | 'className'
    | 'isInvalid'
  > & { value: string[]; onChange: (refs: string[]) => void },
) {
  const { value, onChange, ...rest } = props;
  const [text, setText] = useState('');
  const q = useDebounced(text.trim());
  const { data } = useContinuityQuery(
    'listEntities',
    { query: { sort: 'title', limit: SHOWN, ...(q && { q }) } },
    { keepPrevious: true },
  );
  const found = (data?.items ?? []).map(row => ({
    id: row.entityRef,
    label: row.title,
  }));
  const missing = value.filter(ref => !found.some(({ id }) => id === ref));
  const titleOf = useEntityTitles(missing);
  return (
    <Select
      {...rest}
      selectionMode="multiple"
      search={{ mode: 'server', inputValue: text, onInputChange: setText }}
      options={[
        ...missing.map(ref => ({ id: ref, label: titleOf(ref) })),
        ...found,
      ]}
      value={value}
      onChange={keys => onChange(keys.map(String))}
    />
  );
}

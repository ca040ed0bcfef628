import { Select, type SelectProps } from '@backstage/ui';
import { useState } from 'react';
import { useCatalogOptions } from './useCatalogOptions';
import { useDebounced } from './useDebounced';
import { useEntityTitles } from './useEntityTitles';

const NONE = 'none';

type Shared = Pick<
  SelectProps,
  | 'label'
  | 'description'
  | 'secondaryLabel'
  | 'placeholder'
  | 'size'
  | 'className'
  | 'isDisabled'
  | 'isInvalid'
  | 'isRequired'
>;

/** Chooses some of the catalog's entities of some kinds, found by their names. */
export function CatalogSelect(
  props: Shared & {
    kinds: string[];
    value: string[];
    onChange: (refs: string[]) => void;
  },
) {
  const { kinds, value, onChange, ...rest } = props;
  const [text, setText] = useState('');
  const { options } = useCatalogOptions(kinds, useDebounced(text));
  const missing = value.filter(ref => !options.some(({ id }) => id === ref));
  const titleOf = useEntityTitles(missing);
  return (
    <Select
      {...rest}
      selectionMode="multiple"
      search={{ mode: 'server', inputValue: text, onInputChange: setText }}
      options={[
        ...missing.map(ref => ({ id: ref, label: titleOf(ref) })),
        ...options,
      ]}
      value={value}
      onChange={keys => onChange(keys.map(String))}
    />
  );
}

/** Chooses one of the catalog's entities of some kinds, or none. */
export function CatalogSelectOne(
  props: Shared & {
    kinds: string[];
    /** What stands for none. */
    noneLabel: string;
    value: string | null;
    onChange: (ref: string | null) => void;
  },
) {
  const { kinds, noneLabel, value, onChange, ...rest } = props;
  const [text, setText] = useState('');
  const { options } = useCatalogOptions(kinds, useDebounced(text));
  const missing = value !== null && !options.some(({ id }) => id === value);
  const titleOf = useEntityTitles(missing ? [value] : []);
  return (
    <Select
      {...rest}
      search={{ mode: 'server', inputValue: text, onInputChange: setText }}
      options={[
        { id: NONE, label: noneLabel },
        ...(missing ? [{ id: value, label: titleOf(value) }] : []),
        ...options,
      ]}
      value={value ?? NONE}
      onChange={key => onChange(key === NONE || !key ? null : String(key))}
    />
  );
}

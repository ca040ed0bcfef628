import { Select } from '@backstage/ui';
import { useState } from 'react';
import { useContinuityTranslation } from '../../components';
import { usePostureState } from '../usePostureState';
import { useEntityOptions } from './useEntityOptions';

const kinds = {
  group: 'group',
  domain: 'domain',
  system: 'system',
  function: 'vitalbusinessfunction',
} as const;

/** Narrows the page to some groups, domains, systems or functions. */
export function EntityFilter(props: { name: keyof typeof kinds }) {
  const { t } = useContinuityTranslation();
  const { filters, setFilter } = usePostureState();
  const [text, setText] = useState('');
  const [opened, setOpened] = useState(false);
  const chosen = filters[props.name] ?? [];
  const { options, isLoading } = useEntityOptions({
    kind: kinds[props.name],
    text,
    chosen,
    enabled: opened || chosen.length > 0,
  });
  return (
    <Select
      label={t(`posture.filter.${props.name}`)}
      placeholder={t('posture.filter.any')}
      selectionMode="multiple"
      options={options}
      loading={{ state: isLoading ? 'filtering' : 'idle' }}
      search={{
        mode: 'server',
        inputValue: text,
        onInputChange: setText,
        placeholder: t('posture.filter.search'),
      }}
      value={chosen}
      onChange={keys => setFilter(props.name, keys.map(String))}
      onOpenChange={isOpen => {
        if (isOpen) setOpened(true);
      }}
    />
  );
}

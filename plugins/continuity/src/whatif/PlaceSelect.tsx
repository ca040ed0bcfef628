import type {
  LossOption,
  LostSet,
} from '@backstage-continuity/plugin-continuity-common';
import { Select } from '@backstage/ui';
import { useState } from 'react';
import { useContinuityQuery, useContinuityTranslation } from '../components';
import { useDebounced } from '../pickers';
import { useLoss } from './useLoss';

const kinds = ['site', 'region', 'provider', 'technology'] as const;
type Kind = LossOption['by'];

/** Values may be alike among kinds, and hold any character. */
const idOf = (by: Kind, value: string) => `${by}:${value}`;

/** Chooses sites, regions, providers and technologies by their names. */
export function PlaceSelect() {
  const { t } = useContinuityTranslation();
  const { lost, set } = useLoss();
  const [text, setText] = useState('');
  const q = useDebounced(text.trim());
  const { data } = useContinuityQuery(
    'listLossOptions',
    { query: q ? { q } : {} },
    { keepPrevious: true },
  );
  const found = data?.items ?? [];
  const sections = kinds.map(by => {
    const options = found
      .filter(option => option.by === by)
      .map(({ value, entities }) => ({
        id: idOf(by, value),
        label: t('whatIf.choose.option', { value, count: entities }),
      }));
    const missing = lost[by]
      .map(value => ({ id: idOf(by, value), label: value }))
      .filter(({ id }) => !options.some(option => option.id === id));
    return {
      title: t(`whatIf.sections.${by}`),
      options: [...missing, ...options],
    };
  });
  const onChange = (ids: string[]) =>
    set(
      Object.fromEntries(
        kinds.map(by => [
          by,
          ids
            .filter(id => id.startsWith(`${by}:`))
            .map(id => id.slice(by.length + 1)),
        ]),
      ) as Pick<LostSet, Kind>,
    );
  return (
    <Select
      label={t('whatIf.choose.place')}
      placeholder={t('whatIf.choose.placePlaceholder')}
      selectionMode="multiple"
      search={{ mode: 'server', inputValue: text, onInputChange: setText }}
      options={sections.filter(({ options }) => options.length > 0)}
      value={kinds.flatMap(by => lost[by].map(value => idOf(by, value)))}
      onChange={keys => onChange(keys.map(String))}
    />
  );
}

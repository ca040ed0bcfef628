import { useContinuityTranslation } from '../../components';
import { CatalogSelect } from '../../pickers';
import { usePostureState } from '../usePostureState';

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
  return (
    <CatalogSelect
      label={t(`posture.filter.${props.name}`)}
      placeholder={t('posture.filter.any')}
      kinds={[kinds[props.name]]}
      value={filters[props.name] ?? []}
      onChange={refs => setFilter(props.name, refs)}
    />
  );
}

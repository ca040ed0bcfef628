import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { useApi } from '@backstage/frontend-plugin-api';
import { Select } from '@backstage/ui';
import { useQuery } from '@tanstack/react-query';
import { useContinuityQuery, useContinuityTranslation } from '../../components';
import { usePostureState } from '../usePostureState';

function ValueFilter(props: {
  name: 'tier' | 'lifecycle';
  options: { id: string; label: string }[];
}) {
  const { t } = useContinuityTranslation();
  const { filters, setFilter } = usePostureState();
  const chosen = filters[props.name] ?? [];
  const missing = chosen
    .filter(value => !props.options.some(({ id }) => id === value))
    .map(value => ({ id: value, label: value }));
  return (
    <Select
      label={t(`posture.filter.${props.name}`)}
      placeholder={t('posture.filter.any')}
      selectionMode="multiple"
      options={[...props.options, ...missing]}
      value={chosen}
      onChange={keys => setFilter(props.name, keys.map(String))}
    />
  );
}

/** The tiers of the policy, and none. */
export function TierFilter() {
  const { t } = useContinuityTranslation();
  const { data: policy } = useContinuityQuery('getPolicy', {});
  const tiers = policy?.tiers ?? [];
  return (
    <ValueFilter
      name="tier"
      options={[
        ...tiers.map(({ name, title }) => ({ id: name, label: title })),
        { id: 'unclassified', label: t('common.status.unclassified') },
      ]}
    />
  );
}

/** The lifecycles that the catalog knows. */
export function LifecycleFilter() {
  const catalog = useApi(catalogApiRef);
  const { data } = useQuery({
    queryKey: ['continuity-catalog', 'lifecycles'],
    queryFn: () => catalog.getEntityFacets({ facets: ['spec.lifecycle'] }),
  });
  const values = data?.facets['spec.lifecycle'] ?? [];
  return (
    <ValueFilter
      name="lifecycle"
      options={values.map(({ value }) => ({ id: value, label: value }))}
    />
  );
}

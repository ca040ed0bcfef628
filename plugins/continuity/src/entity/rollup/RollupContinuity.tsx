import { Flex } from '@backstage/ui';
import { useEntity } from '@backstage/plugin-catalog-react';
import { usePageEntityRef } from '../useEntityPosture';
import { RollupSummary } from './RollupSummary';
import { ServiceTable } from './ServiceTable';

/** Filters of the API that hold exactly what belongs to an entity. */
export type RollupFilter = Partial<
  Record<'group' | 'system' | 'domain' | 'function', string[]>
>;

function filterOf(kind: string, entityRef: string): RollupFilter {
  switch (kind) {
    case 'system':
      return { system: [entityRef] };
    case 'domain':
      return { domain: [entityRef] };
    case 'vitalbusinessfunction':
      return { function: [entityRef] };
    default:
      // Users own as groups do.
      return { group: [entityRef] };
  }
}

/** The posture of what belongs to a group, user, system, domain or function. */
export function RollupContinuity() {
  const { entity } = useEntity();
  const filter = filterOf(
    entity.kind.toLocaleLowerCase('en-US'),
    usePageEntityRef(),
  );
  return (
    <Flex direction="column" gap="4">
      <RollupSummary filter={filter} />
      <ServiceTable filter={filter} />
    </Flex>
  );
}

import type { Entity } from '@backstage/catalog-model';
import { organisationEntities } from './organisation';
import { tiers } from './policy';
import type { Service } from './services';

/** Where the peer finds what people did, which it has no history of. */
export const annotations = {
  reviewedAt: 'bench.example.org/reviewed-at',
  testedAt: 'bench.example.org/tested-at',
  achievedRto: 'bench.example.org/achieved-rto',
  achievedRpo: 'bench.example.org/achieved-rpo',
};

const LOCATION = 'url:https://example.org/catalog.yaml';

function blockOf(service: Service) {
  if (service.tier === null) return undefined;
  const { rto, rpo } = tiers[service.tier];
  return {
    tier: service.tier,
    // Of the first service, whose RTO the benchmark changes in the portal.
    ...(service.index === 0 ? {} : { rto: `PT${rto}S`, rpo: `PT${rpo}S` }),
    ...(service.mtpd === null ? {} : { mtpd: `PT${service.mtpd}S` }),
    recoveryTime: `PT${service.recoveryTime}S`,
    ...(service.supports.length > 0 ? { supports: service.supports } : {}),
    ...(service.oneOf
      ? { dependencies: [{ anyOf: service.oneOf, failover: 'PT5M' }] }
      : {}),
    ...(service.site
      ? {
          location: {
            site: `site-${service.site}`,
            region: `region-${service.site % 3}`,
            provider: `provider-${service.site % 2}`,
          },
        }
      : {}),
  };
}

function textOf(value: number | null): string {
  if (value === null) return 'never';
  return value > 10_000_000_000 ? new Date(value).toISOString() : String(value);
}

export function toEntity(service: Service): Entity {
  const continuity = blockOf(service);
  return located({
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name: service.name,
      title: `Service ${service.index}`,
      description: `What service ${service.index} does for its customers and for other services, in a sentence as people write it.`,
      tags: [`layer-${service.layer}`, service.index % 2 ? 'java' : 'go'],
      annotations: {
        [annotations.reviewedAt]: textOf(service.reviewedAt),
        [annotations.testedAt]: textOf(service.testedAt),
        [annotations.achievedRto]: textOf(service.achievedRto),
        [annotations.achievedRpo]: textOf(service.achievedRpo),
        'bench.example.org/repository': `example/${service.name}`,
        'bench.example.org/dashboard': `https://example.org/${service.name}`,
      },
    },
    spec: {
      type: 'service',
      lifecycle: 'production',
      owner: service.owner,
      dependsOn: service.dependsOn,
      ...(continuity ? { continuity } : {}),
    },
  });
}

/** Everything that the catalog is given. */
export function* allEntities(services: Service[]): Generator<Entity> {
  for (const entity of organisationEntities()) yield located(entity);
  for (const service of services) yield toEntity(service);
}

function located(entity: Entity): Entity {
  return {
    ...entity,
    metadata: {
      ...entity.metadata,
      annotations: {
        ...entity.metadata.annotations,
        'backstage.io/managed-by-location': LOCATION,
        'backstage.io/managed-by-origin-location': LOCATION,
      },
    },
  };
}

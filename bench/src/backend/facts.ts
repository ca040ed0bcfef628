import {
  techInsightsFactRetrieversExtensionPoint,
  type FactRetriever,
} from '@backstage-community/plugin-tech-insights-node';
import { createBackendModule } from '@backstage/backend-plugin-api';
import { CatalogClient } from '@backstage/catalog-client';
import type { Entity } from '@backstage/catalog-model';
import { annotations } from '../generator';
import { NEVER } from './never';
import { durationSeconds, tierFacts } from './tierFacts';

const DAY = 86_400_000;

function said(entity: Entity, annotation: string): string | null {
  const text = entity.metadata.annotations?.[annotation] ?? 'never';
  return text === 'never' ? null : text;
}

function ageInDays(text: string | null): number {
  return text === null ? NEVER : (Date.now() - Date.parse(text)) / DAY;
}

function factsOf(entity: Entity) {
  const block = (entity.spec?.continuity ?? {}) as Record<string, string>;
  const tier = tierFacts(block.tier);
  return {
    tier: block.tier ?? 'none',
    rto: durationSeconds(block.rto) ?? tier.rto,
    rpo: durationSeconds(block.rpo) ?? tier.rpo,
    mtpd: durationSeconds(block.mtpd) ?? tier.mtpd,
    reviewAge: ageInDays(said(entity, annotations.reviewedAt)),
    testAge: ageInDays(said(entity, annotations.testedAt)),
    achievedRto: Number(said(entity, annotations.achievedRto) ?? NEVER),
    achievedRpo: Number(said(entity, annotations.achievedRpo) ?? NEVER),
  };
}

const number = (description: string) =>
  ({ type: 'float', description } as const);

/** Facts as a platform team would gather them, with only the fields that it takes. */
const retriever: FactRetriever = {
  id: 'continuity',
  version: '1.0.0',
  entityFilter: [{ kind: 'component' }],
  schema: {
    tier: { type: 'string', description: 'Recovery tier' },
    rto: number('RTO in seconds'),
    rpo: number('RPO in seconds'),
    mtpd: number('MTPD in seconds'),
    reviewAge: number('Days since the last review'),
    testAge: number('Days since the last test'),
    achievedRto: number('RTO as tested, in seconds'),
    achievedRpo: number('RPO as tested, in seconds'),
  },
  async handler({ discovery, auth }) {
    const { token } = await auth.getPluginRequestToken({
      onBehalfOf: await auth.getOwnServiceCredentials(),
      targetPluginId: 'catalog',
    });
    const catalog = new CatalogClient({ discoveryApi: discovery });
    const { items } = await catalog.getEntities(
      {
        filter: { kind: 'component' },
        fields: [
          'kind',
          'metadata.name',
          'metadata.namespace',
          ...Object.values(annotations).map(
            name => `metadata.annotations.${name}`,
          ),
          'spec.continuity',
        ],
      },
      { token },
    );
    return items.map(entity => ({
      entity: {
        namespace: entity.metadata.namespace ?? 'default',
        kind: entity.kind,
        name: entity.metadata.name,
      },
      facts: factsOf(entity),
    }));
  },
};

export default createBackendModule({
  pluginId: 'tech-insights',
  moduleId: 'bench-facts',
  register(env) {
    env.registerInit({
      deps: { retrievers: techInsightsFactRetrieversExtensionPoint },
      async init({ retrievers }) {
        retrievers.addFactRetrievers({ continuity: retriever });
      },
    });
  },
});

import {
  ApiBlueprint,
  createFrontendModule,
} from '@backstage/frontend-plugin-api';
import {
  ALL_RELATION_PAIRS,
  ALL_RELATIONS,
  catalogGraphApiRef,
  DefaultCatalogGraphApi,
} from '@backstage/plugin-catalog-graph';

/** Lets relation graphs show which service supports which business function. */
export const catalogGraphModule = createFrontendModule({
  pluginId: 'catalog-graph',
  extensions: [
    ApiBlueprint.make({
      params: defineParams =>
        defineParams({
          api: catalogGraphApiRef,
          deps: {},
          factory: () =>
            new DefaultCatalogGraphApi({
              knownRelations: [...ALL_RELATIONS, 'supports', 'supportedBy'],
              knownRelationPairs: [
                ...ALL_RELATION_PAIRS,
                ['supports', 'supportedBy'],
              ],
              // Declared optional, yet read without a check.
              defaultRelationTypes: { exclude: [] },
            }),
        }),
    }),
  ],
});

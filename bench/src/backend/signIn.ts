import { createBackendModule } from '@backstage/backend-plugin-api';
import { AuthenticationError } from '@backstage/errors';
import {
  authProvidersExtensionPoint,
  createProxyAuthenticator,
  createProxyAuthProviderFactory,
} from '@backstage/plugin-auth-node';

/** Names the person who signs in. */
export const PERSON_HEADER = 'x-bench-person';

const authenticator = createProxyAuthenticator({
  defaultProfileTransform: async (_result: { entityRef: string }) => ({
    profile: {},
  }),
  initialize() {},
  async authenticate({ req }) {
    const entityRef = req.header(PERSON_HEADER);
    if (!entityRef) throw new AuthenticationError('Nobody is named');
    return { result: { entityRef } };
  },
});

/** Lets the driver sign in as any person of the generated catalog. */
export default createBackendModule({
  pluginId: 'auth',
  moduleId: 'bench-provider',
  register(env) {
    env.registerInit({
      deps: { providers: authProvidersExtensionPoint },
      async init({ providers }) {
        providers.registerProvider({
          providerId: 'bench',
          factory: createProxyAuthProviderFactory({
            authenticator,
            signInResolver: ({ result }, ctx) =>
              ctx.signInWithCatalogUser({ entityRef: result.entityRef }),
          }),
        });
      },
    });
  },
});

import { stringifyEntityRef, type UserEntity } from '@backstage/catalog-model';
import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { AuthenticationError } from '@backstage/errors';
import {
  authProvidersExtensionPoint,
  createProxyAuthenticator,
  createProxyAuthProviderFactory,
} from '@backstage/plugin-auth-node';
import {
  DEMO_PERSON_HEADER,
  DEMO_PROVIDER,
  isDemoSignInEnabled,
} from './demoSignIn';

const demoAuthenticator = createProxyAuthenticator({
  defaultProfileTransform: async (_result: { entityRef: string }) => ({
    profile: {},
  }),
  initialize() {},
  async authenticate({ req }) {
    const entityRef = req.header(DEMO_PERSON_HEADER);
    if (!entityRef) {
      throw new AuthenticationError(
        `The header ${DEMO_PERSON_HEADER} must name a person`,
      );
    }
    return { result: { entityRef } };
  },
});

const demoProviderFactory = createProxyAuthProviderFactory({
  authenticator: demoAuthenticator,
  async profileTransform({ entityRef }, ctx) {
    const { entity } = await ctx.findCatalogUser({ entityRef });
    const profile = (entity as UserEntity).spec.profile;
    return {
      profile: {
        displayName: profile?.displayName ?? stringifyEntityRef(entity),
        email: profile?.email,
        picture: profile?.picture,
      },
    };
  },
  signInResolver: ({ result }, ctx) =>
    ctx.signInWithCatalogUser({ entityRef: result.entityRef }),
});

/** Development only: sign in as any person of the catalog. */
export default createBackendModule({
  pluginId: 'auth',
  moduleId: 'demo-provider',
  register(env) {
    env.registerInit({
      deps: {
        config: coreServices.rootConfig,
        logger: coreServices.logger,
        providers: authProvidersExtensionPoint,
      },
      async init({ config, logger, providers }) {
        if (!isDemoSignInEnabled(config)) {
          return;
        }
        logger.warn('Anybody can sign in as anybody: this is a demonstration');
        providers.registerProvider({
          providerId: DEMO_PROVIDER,
          factory: demoProviderFactory,
        });
      },
    });
  },
});

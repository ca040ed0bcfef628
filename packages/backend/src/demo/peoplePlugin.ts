import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import Router from 'express-promise-router';
import { isDemoSignInEnabled } from './demoSignIn';
import { listDemoPeople } from './people';

/** Development only: the people whom the sign-in page offers. */
export default createBackendPlugin({
  pluginId: 'demo',
  register(env) {
    env.registerInit({
      deps: {
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        httpRouter: coreServices.httpRouter,
      },
      async init({ auth, catalog, config, httpRouter }) {
        if (!isDemoSignInEnabled(config)) {
          return;
        }
        const router = Router();
        router.get('/people', async (_req, res) => {
          // Nobody has signed in yet, so the backend asks on its own behalf.
          const credentials = await auth.getOwnServiceCredentials();
          res.json({ items: await listDemoPeople(catalog, credentials) });
        });
        httpRouter.use(router);
        httpRouter.addAuthPolicy({ path: '/people', allow: 'unauthenticated' });
      },
    });
  },
});

import { createFrontendPlugin } from '@backstage/frontend-plugin-api';
import { RiShieldCheckLine } from '@remixicon/react';
import { continuityApi } from './extensions/api';
import { entityExtensions } from './extensions/entity';
import { homeWidget } from './extensions/home';
import { pageExtensions } from './extensions/pages';
import { entityContentRouteRef, rootRouteRef } from './routes';

/**
 * The Continuity page, what entity pages show of continuity, and a home widget.
 *
 * @public
 */
export default createFrontendPlugin({
  pluginId: 'continuity',
  title: 'Continuity',
  icon: <RiShieldCheckLine />,
  info: { packageJson: () => import('../package.json') },
  routes: { root: rootRouteRef, entityContent: entityContentRouteRef },
  extensions: [
    continuityApi,
    ...pageExtensions,
    ...entityExtensions,
    homeWidget,
  ],
});

import { createRouteRef } from '@backstage/frontend-plugin-api';

/** The Continuity page. */
export const rootRouteRef = createRouteRef();

/** The tab "Continuity" of an entity page. */
export const entityContentRouteRef = createRouteRef();

import { createRouteRef } from '@backstage/core-plugin-api';

export const rootRouteRef = createRouteRef({ id: 'continuity' });
export const entityContentRouteRef = createRouteRef({
  id: 'continuity:entity-content',
});

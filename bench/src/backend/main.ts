import { createBackend } from '@backstage/backend-defaults';
import { countingDatabase, countingRouter, heldScheduler } from './services';

const backend = createBackend();

backend.add(countingDatabase);
backend.add(countingRouter);
backend.add(heldScheduler);

backend.add(import('@backstage/plugin-auth-backend'));
backend.add(import('./signIn'));
backend.add(import('@backstage/plugin-permission-backend'));
backend.add(import('./policy'));

backend.add(import('@backstage/plugin-catalog-backend'));
backend.add(
  import('@backstage-continuity/plugin-catalog-backend-module-continuity'),
);
backend.add(import('./provider'));

backend.add(import('@backstage-continuity/plugin-continuity-backend'));

backend.add(import('@backstage-community/plugin-tech-insights-backend'));
backend.add(
  import('@backstage-community/plugin-tech-insights-backend-module-jsonfc'),
);
backend.add(import('./facts'));

backend.add(import('./plugin'));

backend.start();

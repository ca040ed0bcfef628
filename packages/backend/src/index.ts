import { createBackend } from '@backstage/backend-defaults';

const backend = createBackend();

backend.add(import('@backstage/plugin-app-backend'));

backend.add(import('@backstage/plugin-auth-backend'));
backend.add(import('./demo/authModule'));
backend.add(import('./demo/peoplePlugin'));

backend.add(import('@backstage/plugin-catalog-backend'));
backend.add(
  import('@backstage-continuity/plugin-catalog-backend-module-continuity'),
);

backend.add(import('@backstage/plugin-permission-backend'));
backend.add(import('./policy/module'));

backend.add(import('@backstage/plugin-search-backend'));
backend.add(import('@backstage/plugin-search-backend-module-catalog'));

backend.add(import('@backstage/plugin-notifications-backend'));
backend.add(import('@backstage/plugin-signals-backend'));
backend.add(import('@backstage/plugin-user-settings-backend'));

backend.add(import('@backstage-continuity/plugin-continuity-backend'));

backend.start();

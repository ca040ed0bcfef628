// One replica: the backend of packages/backend without what has no part in this.
const { join } = require('node:path');
const { createBackend } = require('@backstage/backend-defaults');

const example = join(__dirname, '../../packages/backend/src');

const backend = createBackend();
for (const feature of [
  '@backstage/plugin-auth-backend',
  join(example, 'demo/authModule'),
  '@backstage/plugin-permission-backend',
  join(example, 'policy/module'),
  '@backstage/plugin-catalog-backend',
  '@backstage-continuity/plugin-catalog-backend-module-continuity',
  '@backstage/plugin-notifications-backend',
  '@backstage-continuity/plugin-continuity-backend',
]) {
  backend.add(require(feature));
}
backend.start();

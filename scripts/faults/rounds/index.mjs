// The faults, in the order in which they come. Each round answers what it did
// and what it found wrong.
import { CATALOG_FAULTS } from '../proxy.mjs';
import { catalogFault } from './catalog.mjs';
import { databaseFault } from './database.mjs';
import { kills } from './kills.mjs';
import { killsAtPoints } from './points.mjs';
import { notificationsRefuse } from './notifications.mjs';
import { cleanShutdown } from './shutdown.mjs';
import { quiet } from './quiet.mjs';

export const rounds = [
  { fault: 'none', run: quiet },
  ...CATALOG_FAULTS.map(mode => ({
    fault: `catalog ${mode}`,
    run: catalogFault(mode),
  })),
  { fault: 'notifications refuse', run: notificationsRefuse },
  { fault: 'replicas killed', run: kills },
  { fault: 'replicas killed at chosen points', run: killsAtPoints },
  { fault: 'database stopped fast', run: databaseFault('fast') },
  { fault: 'database stopped immediate', run: databaseFault('immediate') },
  { fault: 'replicas shut down', run: cleanShutdown },
];

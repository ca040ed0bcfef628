import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { catalogProcessingExtensionPoint } from '@backstage/plugin-catalog-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { ChangeAnnouncer } from './processor/ChangeAnnouncer';
import { ContinuityProcessor } from './processor/ContinuityProcessor';

/**
 * Teaches the catalog the VitalBusinessFunction kind and the relations that
 * continuity blocks declare.
 *
 * @public
 */
export const catalogModuleContinuity = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'continuity',
  register({ registerInit }) {
    registerInit({
      deps: {
        catalog: catalogProcessingExtensionPoint,
        events: eventsServiceRef,
        logger: coreServices.logger,
      },
      async init({ catalog, events, logger }) {
        const announcer = ChangeAnnouncer.create({ events, logger });
        catalog.addProcessor(ContinuityProcessor.create({ announcer }));
      },
    });
  },
});

import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { metricsServiceRef } from '@backstage/backend-plugin-api/alpha';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { notificationService } from '@backstage/plugin-notifications-node';
import {
  recoveryTimesExtensionPoint,
  type RecoveryTimeSource,
} from '@backstage-continuity/plugin-continuity-node';
import { ChangesService } from './changes';
import { openDatabase } from './database';
import { DependenciesService } from './dependencies';
import { createExceptionHandlers, ExceptionsService } from './exceptions';
import {
  createContractRouter,
  createOpenApiRouter,
  RequestsUnderWay,
} from './http';
import {
  createImportHandlers,
  createSpreadsheetHandlers,
  ImportService,
  ImportSources,
  scheduleSpreadsheets,
  SpreadsheetService,
} from './imports';
import {
  ClassificationService,
  createInventoryHandlers,
  EntityRefresher,
  GroupMembers,
  InventoryAccessService,
  InventoryService,
  InventorySync,
  patientCatalog,
  registerPermissions,
  scheduleSync,
} from './inventory';
import { createPolicyHandlers, readPolicy } from './policy';
import {
  createPosture,
  createPostureHandlers,
  createRecoveryHandlers,
  createRiskHandlers,
  createStrategyHandlers,
  createValidationHandlers,
  schedulePosture,
  ValidationService,
} from './posture';
import {
  createRecordExportHandlers,
  createRecordHandlers,
  RecordsService,
} from './records';
import {
  remindersEnabled,
  RemindersService,
  scheduleReminders,
} from './reminders';
import { createReviewHandlers, ReviewsService } from './reviews';
import { createMetrics, observeGauges } from './telemetry';
import { WatchedScheduler } from './tasks';
import {
  CalendarFeedsService,
  createTestingHandlers,
  TestingService,
} from './testing';

/**
 * The backend of Backstage Continuity.
 *
 * @public
 */
export const continuityPlugin = createBackendPlugin({
  pluginId: 'continuity',
  register(env) {
    const recoveryTimes: RecoveryTimeSource[] = [];
    env.registerExtensionPoint(recoveryTimesExtensionPoint, {
      addSource: source => recoveryTimes.push(source),
    });
    env.registerInit({
      deps: {
        auditor: coreServices.auditor,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        database: coreServices.database,
        discovery: coreServices.discovery,
        events: eventsServiceRef,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        instance: coreServices.rootInstanceMetadata,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        metrics: metricsServiceRef,
        notifications: notificationService,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        rootLifecycle: coreServices.rootLifecycle,
        scheduler: coreServices.scheduler,
        urlReader: coreServices.urlReader,
        userInfo: coreServices.userInfo,
      },
      async init(deps) {
        const { logger } = deps;
        const { policy, imports, sync } = readPolicy(deps.config);
        const database = await openDatabase(deps.database);
        const scheduler = WatchedScheduler.create({ ...deps, database });
        const core = {
          ...deps,
          catalog: patientCatalog(deps.catalog, sync.answerWithin),
          database,
          scheduler,
          policy,
          metrics: createMetrics(deps.metrics),
          changes: ChangesService.create({ database, logger }),
          inventory: InventoryService.create({ database }),
        };

        registerPermissions(core);
        const inventorySync = InventorySync.create({
          ...core,
          pageSize: sync.pageSize,
        });
        const classifications = ClassificationService.create(core);
        const reviews = ReviewsService.create(core);
        const testing = TestingService.create(core);
        const feeds = CalendarFeedsService.create(core);
        const exceptions = ExceptionsService.create(core);
        const records = RecordsService.create({
          ...core,
          members: new GroupMembers(core),
        });
        const dependencies = DependenciesService.create({
          ...core,
          testing,
          records,
          sources: recoveryTimes,
        });
        const posture = createPosture({
          ...core,
          dependencies,
          reviews,
          testing,
          records,
          exceptions,
        });
        const validation = ValidationService.create({
          ...core,
          dependencies,
          reviews,
          testing,
          exceptions,
        });
        const documents = ImportService.create({
          ...core,
          classifications,
          reviews,
          testing,
          records,
          exceptions,
        });
        const sources = ImportSources.create({
          ...core,
          documents,
          imports,
          inventory: {
            // A record rests on what is so when it is first looked at: by then all
            // that the catalog says must have arrived in the graph.
            isSettled: async () =>
              (await core.inventory.isSettled()) &&
              (await dependencies.pending()) === 0,
          },
        });
        const spreadsheets = SpreadsheetService.create({ ...core, records });

        const reminders = RemindersService.create({
          ...core,
          records,
          enabled: await remindersEnabled(policy, deps.instance),
        });

        observeGauges(deps.metrics, {
          syncedAt: () => inventorySync.syncedAt(),
          freshness: () => posture.service.freshness(),
          notices: () => reminders.waiting(),
        });

        const contract = createContractRouter({
          ...core,
          access: InventoryAccessService.create(core),
          checkAnswers: process.env.NODE_ENV === 'test',
          handlers: {
            ...createPolicyHandlers(policy),
            ...createInventoryHandlers({
              ...core,
              classifications,
              rebuild: () => posture.service.rebuild(),
              freshness: () => posture.service.freshness(),
            }),
            ...createReviewHandlers(reviews),
            ...createRecordHandlers(records),
            ...createRecordExportHandlers({ ...core, records }),
            ...createTestingHandlers({ testing, feeds }),
            ...createExceptionHandlers(exceptions),
            ...createPostureHandlers({ ...core, ...posture }),
            ...createRecoveryHandlers(posture.recovery),
            ...createStrategyHandlers(posture),
            ...createRiskHandlers(posture),
            ...createValidationHandlers(validation),
            ...createImportHandlers({ documents, sources }),
            ...createSpreadsheetHandlers(spreadsheets),
          },
        });
        deps.httpRouter.use(
          new RequestsUnderWay(deps).around(
            await createOpenApiRouter(deps.discovery),
            contract,
          ),
        );
        // The address of a calendar feed carries its own secret.
        deps.httpRouter.addAuthPolicy({
          path: '/calendar',
          allow: 'unauthenticated',
        });

        const refresher = new EntityRefresher({ sync: inventorySync, logger });
        await refresher.subscribe(deps.events);
        deps.lifecycle.addShutdownHook(() => refresher.stop());
        await scheduleSync({ ...core, sync: inventorySync, ...sync });
        await dependencies.subscribe();
        await schedulePosture({ scheduler, logger, ...posture });
        await sources.schedule(scheduler);
        await scheduleSpreadsheets({ scheduler, spreadsheets });
        await scheduleReminders({ scheduler, reminders });
        logger.info(
          `Continuity policy with ${policy.tiers.length} tiers is in force`,
        );
      },
    });
  },
});

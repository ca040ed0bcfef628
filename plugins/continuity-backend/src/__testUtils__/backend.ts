import {
  coreServices,
  createBackendPlugin,
  createServiceFactory,
  type BackendFeature,
  type BackstageCredentials,
  type BackstageServicePrincipal,
  type BackstageUserPrincipal,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import {
  catalogServiceRef,
  type CatalogService,
} from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  notificationService,
  type NotificationService,
} from '@backstage/plugin-notifications-node';
import {
  AuthorizeResult,
  type DefinitivePolicyDecision,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  createContinuityClient,
  type ContinuityApi,
} from '@backstage-continuity/plugin-continuity-common';
import type { JsonObject } from '@backstage/types';
import type { Knex } from 'knex';
import request from 'supertest';
import { continuityPlugin } from '../plugin';
import { ANNA, company, memberships } from './company';
import { tiersWithoutRecords } from './policy';

/** Decisions by the name of the permission; the others are allowed. */
export type Decisions = Record<string, PolicyDecision>;

const allow: PolicyDecision = { result: AuthorizeResult.ALLOW };
export const deny: PolicyDecision = { result: AuthorizeResult.DENY };

/** A decision that holds where a rule of continuity does. */
export function onlyIf(
  rule: 'IS_OWNER' | 'HAS_TIER' | 'IS_KIND',
  params: Record<string, string[]>,
): PolicyDecision {
  return {
    result: AuthorizeResult.CONDITIONAL,
    pluginId: 'continuity',
    resourceType: 'continuity-entity',
    conditions: { rule, resourceType: 'continuity-entity', params },
  };
}

/** A decision on reading the catalog that holds where a rule of its does. */
export function readableIf(
  rule: string,
  params: Record<string, string[]>,
): PolicyDecision {
  return {
    result: AuthorizeResult.CONDITIONAL,
    pluginId: 'catalog',
    resourceType: 'catalog-entity',
    conditions: { rule, resourceType: 'catalog-entity', params },
  };
}

function userRefOf(credentials: BackstageCredentials): string {
  return (credentials.principal as BackstageUserPrincipal).userEntityRef;
}

/** As Backstage limits services whose access is restricted. */
function isWithinRestrictions(
  name: string,
  { principal }: BackstageCredentials,
): boolean {
  const { accessRestrictions } = principal as BackstageServicePrincipal;
  return accessRestrictions?.permissionNames?.includes(name) ?? true;
}

/** A notifications plugin that has somebody else take what is sent. */
function takingBy(notifications: NotificationService) {
  return [
    createBackendPlugin({
      pluginId: 'notifications',
      register: env => env.registerInit({ deps: {}, init: async () => {} }),
    }),
    createServiceFactory({
      service: notificationService,
      deps: {},
      factory: () => notifications,
    }),
  ];
}

/**
 * The plugin in a backend of its own, reached over HTTP, after it has read the
 * catalog once.
 */
export async function startContinuity(options: {
  database: Knex;
  entities?: Entity[];
  /** Decisions for each user; the others may do everything. */
  policy?: Record<string, Decisions>;
  catalog?: CatalogService;
  /**
   * What the app's configuration says under `continuity`. Unless it has tiers, they
   * are the default ones, but that none asks for records.
   */
  config?: JsonObject;
  /** What the backend has besides. */
  features?: BackendFeature[];
  /** Where notifications go; left out, the backend has no such plugin. */
  notifications?: NotificationService;
}) {
  const { database } = options;
  const decide = (name: string, credentials: BackstageCredentials) =>
    isWithinRestrictions(name, credentials)
      ? options.policy?.[userRefOf(credentials)]?.[name] ?? allow
      : deny;
  const scheduler = mockServices.scheduler();
  const backend = await startTestBackend({
    features: [
      continuityPlugin,
      ...(options.features ?? []),
      ...(options.notifications ? takingBy(options.notifications) : []),
      createServiceFactory({
        service: coreServices.scheduler,
        deps: {},
        // Runs tasks when they are triggered, and only then.
        factory: () => scheduler,
      }),
      mockServices.database.factory({ knex: database }),
      mockServices.rootConfig.factory({
        data: {
          backend: { baseUrl: 'http://localhost:0' },
          continuity: { tiers: tiersWithoutRecords, ...options.config },
        },
      }),
      createServiceFactory({
        service: catalogServiceRef,
        deps: {},
        factory: () =>
          options.catalog ??
          catalogServiceMock({ entities: options.entities ?? company }),
      }),
      createServiceFactory({
        service: coreServices.permissions,
        deps: {},
        factory: () => ({
          // Decisions on what is not about an entity are never conditional.
          authorize: async (requests, { credentials }) =>
            requests.map(
              ({ permission }) =>
                decide(
                  permission.name,
                  credentials,
                ) as DefinitivePolicyDecision,
            ),
          authorizeConditional: async (requests, { credentials }) =>
            requests.map(({ permission }) =>
              decide(permission.name, credentials),
            ),
        }),
      }),
      createServiceFactory({
        service: coreServices.userInfo,
        deps: {},
        factory: () => ({
          getUserInfo: async credentials => {
            const userEntityRef = userRefOf(credentials);
            const groups = memberships[userEntityRef] ?? [];
            return {
              userEntityRef,
              ownershipEntityRefs: [userEntityRef, ...groups],
            };
          },
        }),
      }),
    ],
  });
  const { server } = backend;

  /** The typed client of one user. */
  const api = (user: string): ContinuityApi =>
    createContinuityClient({
      baseUrl: async () => `http://localhost:${server.port()}/api/continuity`,
      fetch: (input, init) => {
        const headers = new Headers(init?.headers);
        headers.set('Authorization', mockCredentials.user.header(user));
        return fetch(input, { ...init, headers });
      },
    });
  /** A plain request of one user; null: of somebody without credentials. */
  const call = (
    method: 'get' | 'post' | 'put' | 'patch' | 'delete',
    path: string,
    user: string | null = ANNA,
  ) =>
    request(server)
      [method](`/api/continuity${path}`)
      .set(
        'Authorization',
        user === null
          ? mockCredentials.none.header()
          : mockCredentials.user.header(user),
      );
  await scheduler.triggerTask('inventory-sync');
  return {
    api,
    call,
    database,
    scheduler,
    port: server.port(),
    stop: () => backend.stop(),
  };
}

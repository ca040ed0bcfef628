import { z } from 'zod';
import {
  classificationSchema,
  putClassificationSchema,
} from '../../model/classification';
import {
  importReportSchema,
  importRequestSchema,
  importSourceSchema,
} from '../../model/importDocument';
import { policySchema } from '../../model/policy';
import { revisionSchema } from '../../model/primitives';
import {
  classifyPermission,
  importPermission,
  policyReadPermission,
  postureReadPermission,
  syncPermission,
} from '../../permissions';
import { entityParams } from '../filters';
import { route } from '../route';

const classificationPath = '/entities/:kind/:namespace/:name/classification';

export const administrationRoutes = {
  getPolicy: route({
    method: 'GET',
    path: '/policy',
    summary: 'The policy in force',
    permission: policyReadPermission,
    response: policySchema,
  }),
  getState: route({
    method: 'GET',
    path: '/state',
    summary: 'How fresh the mirror of the catalog and the posture are',
    permission: policyReadPermission,
    response: z.object({
      /** End of the last complete reading of the catalog; null: none yet. */
      syncedAt: z.string().nullable(),
      syncRunning: z.boolean(),
      /** Why the last reading failed, if it did. */
      syncError: z.string().nullable(),
      entities: z.number().int(),
      /** Changes that posture has not taken up yet. */
      pendingChanges: z.number().int(),
      /** Since when the oldest of them waits; null: nothing does. */
      pendingSince: z.string().nullable(),
      /** When an entity was last evaluated; null: none was yet. */
      evaluatedAt: z.string().nullable(),
      /** Another one with each change of the policy. */
      policyVersion: z.string(),
      /** Whether the last complete reading of the catalog went by this policy. */
      policyApplied: z.boolean(),
    }),
  }),
  startSync: route({
    method: 'POST',
    path: '/sync',
    summary: 'Read the catalog now',
    permission: syncPermission,
    body: z
      .strictObject({
        /** Also compute the whole projection anew. */
        rebuild: z.boolean().default(false),
      })
      .prefault({}),
    response: z.object({ started: z.boolean() }),
    status: 202,
  }),
  getClassification: route({
    method: 'GET',
    path: classificationPath,
    summary:
      'What the portal says of an entity whose file cannot carry the block',
    permission: postureReadPermission,
    params: entityParams,
    response: classificationSchema.nullable(),
  }),
  putClassification: route({
    method: 'PUT',
    path: classificationPath,
    summary: 'Classify an entity in the portal',
    permission: classifyPermission,
    params: entityParams,
    body: putClassificationSchema,
    response: classificationSchema,
  }),
  deleteClassification: route({
    method: 'DELETE',
    path: classificationPath,
    summary: 'Remove what the portal says of an entity',
    permission: classifyPermission,
    params: entityParams,
    query: z.strictObject({ revision: z.coerce.number().pipe(revisionSchema) }),
    status: 204,
  }),
  importDocuments: route({
    method: 'POST',
    path: '/import',
    summary: 'Import continuity history from YAML documents',
    permission: importPermission,
    body: importRequestSchema,
    bodyLimit: 30 * 1_048_576,
    response: importReportSchema,
  }),
  listImportSources: route({
    method: 'GET',
    path: '/imports',
    summary: 'Configured import sources and what their last reading brought',
    permission: importPermission,
    response: z.object({ items: z.array(importSourceSchema) }),
  }),
};

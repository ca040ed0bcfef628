import { createPermission } from '@backstage/plugin-permission-common';

/**
 * Resource type of everything about one catalog entity's continuity: policies
 * decide by its owner, tier or kind.
 *
 * @public
 */
export const RESOURCE_TYPE_CONTINUITY_ENTITY = 'continuity-entity';

const resourceType = RESOURCE_TYPE_CONTINUITY_ENTITY;

/** See posture, findings, rollups, reviews and tests. @public */
export const postureReadPermission = createPermission({
  name: 'continuity.posture.read',
  attributes: { action: 'read' },
  resourceType,
});
/** Confirm a continuity review, or take one back. @public */
export const reviewCreatePermission = createPermission({
  name: 'continuity.review.create',
  attributes: { action: 'create' },
  resourceType,
});
/** Schedule, move and cancel tests. @public */
export const testSchedulePermission = createPermission({
  name: 'continuity.test.schedule',
  attributes: { action: 'update' },
  resourceType,
});
/** Record the outcome of a test. @public */
export const testRecordPermission = createPermission({
  name: 'continuity.test.record',
  attributes: { action: 'update' },
  resourceType,
});
/** Ask that a failing check be accepted for a time. @public */
export const exceptionRequestPermission = createPermission({
  name: 'continuity.exception.request',
  attributes: { action: 'create' },
  resourceType,
});
/** Approve, reject and revoke exceptions. @public */
export const exceptionApprovePermission = createPermission({
  name: 'continuity.exception.approve',
  attributes: { action: 'update' },
  resourceType,
});
/** Classify in the portal an entity whose file cannot carry the block. @public */
export const classifyPermission = createPermission({
  name: 'continuity.classification.update',
  attributes: { action: 'update' },
  resourceType,
});
/** Read records: analyses, assessments, strategies. @public */
export const recordReadPermission = createPermission({
  name: 'continuity.record.read',
  attributes: { action: 'read' },
  resourceType,
});
/** See the fields of records that the policy shows only to those who need them. @public */
export const recordReadSensitivePermission = createPermission({
  name: 'continuity.record.read-sensitive',
  attributes: { action: 'read' },
  resourceType,
});
/** Write records: start, edit, submit, withdraw and discard them, confirm their review. @public */
export const recordWritePermission = createPermission({
  name: 'continuity.record.write',
  attributes: { action: 'update' },
  resourceType,
});
/** Approve revisions of records, or return them, where the policy names the caller. @public */
export const recordApprovePermission = createPermission({
  name: 'continuity.record.approve',
  attributes: { action: 'update' },
  resourceType,
});
/** Retire records; decide who owns, contributes to and has to read them. @public */
export const recordManagePermission = createPermission({
  name: 'continuity.record.manage',
  attributes: { action: 'update' },
  resourceType,
});
/** Import continuity history. @public */
export const importPermission = createPermission({
  name: 'continuity.import',
  attributes: { action: 'create' },
});
/** Read the policy and the state of the synchronisation. @public */
export const policyReadPermission = createPermission({
  name: 'continuity.policy.read',
  attributes: { action: 'read' },
});
/** Start a synchronisation with the catalog or a rebuild of the projection. @public */
export const syncPermission = createPermission({
  name: 'continuity.sync',
  attributes: { action: 'update' },
});

/** @public */
export const continuityPermissions = [
  postureReadPermission,
  reviewCreatePermission,
  testSchedulePermission,
  testRecordPermission,
  exceptionRequestPermission,
  exceptionApprovePermission,
  classifyPermission,
  recordReadPermission,
  recordReadSensitivePermission,
  recordWritePermission,
  recordApprovePermission,
  recordManagePermission,
  importPermission,
  policyReadPermission,
  syncPermission,
];

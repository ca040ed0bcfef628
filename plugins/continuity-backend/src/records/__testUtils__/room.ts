import {
  defaultPolicy,
  type ContinuityPolicy,
  type RecordType,
} from '@backstage-continuity/plugin-continuity-common';
import type { Entity } from '@backstage/catalog-model';
import type { Knex } from 'knex';
import { accessOf } from '../../__testUtils__/access';
import { BORIS, STORES, WEB } from '../../__testUtils__/company';
import { companyWith } from '../../__testUtils__/records';
import { createWorld } from '../../__testUtils__/world';

export const NOW = '2026-06-01T12:00:00.000Z';

/** Writes. */
export const ADA = 'user:default/ada';
/** Belongs to the team that owns the checkout. */
export const ANNA = 'user:default/anna';
export { BORIS };

export const ada = accessOf(ADA);
export const anna = accessOf(ANNA, { groups: [WEB] });
/** The continuity manager, and of the team that owns the function. */
export const boris = accessOf(BORIS, { groups: [STORES] });

/** Two levels for what is vital: its owner, then Boris. */
export const policyOf = (
  records: Partial<ContinuityPolicy['records']> = {},
): ContinuityPolicy => ({
  ...defaultPolicy,
  roles: { ...defaultPolicy.roles, continuityManager: [BORIS] },
  records: { ...defaultPolicy.records, ...records },
});

/** All rooms, with the company that needs records. */
export async function recordsRoom(
  database: Knex,
  options: {
    entities?: Entity[];
    policy?: ContinuityPolicy;
    types?: readonly RecordType[];
  } = {},
) {
  const world = await createWorld(database, {
    entities: options.entities ?? companyWith(),
    now: NOW,
    policy: options.policy ?? policyOf(),
    types: options.types,
    members: { [WEB]: [ANNA], [STORES]: [BORIS] },
  });
  const { records } = world;
  const { drafts, approvals, queries } = records;

  const save = async (id: string, content: object, access = ada) => {
    const { revisions } = await queries.detail(access, id);
    return records.saveDraft(access, id, {
      version: revisions[0].version,
      content: content as never,
    });
  };
  /** A record with a draft that says this. @returns its id */
  const write = async (type: string, subjectRef: string, content: object) => {
    const id = await drafts.create(ada, { type, subjectRef });
    await save(id, content);
    return id;
  };
  const submit = async (id: string, access = ada) => {
    const { revisions } = await queries.detail(access, id);
    await approvals.submit(access, id, { version: revisions[0].version });
  };
  /** What whoever decides on the newest revision, or confirms it, has seen. */
  const seen = async (id: string, number?: number) => {
    const { revisions } = await queries.detail(ada, id);
    const { revision, contentHash } =
      revisions.find(one => one.revision === number) ?? revisions[0];
    return { revision, contentHash };
  };
  /** Submits the draft and has it approved at all levels. */
  const approve = async (id: string, ...approvers: (typeof ada)[]) => {
    await submit(id);
    for (const approver of approvers) {
      await approvals.approve(approver, id, await seen(id));
    }
  };
  const kindsOf = async (id: string) => {
    const { items } = await queries.events(ada, id, { limit: 500 });
    return items.map(({ kind }) => kind).reverse();
  };
  /** Revises what is approved by what is given, and has it approved. */
  const revise = async (
    id: string,
    content: object,
    ...approvers: (typeof ada)[]
  ) => {
    await drafts.start(ada, id, undefined);
    await save(id, content);
    await approve(id, ...approvers);
  };
  /** Whether the entity fails the check. */
  const fails = async (entityRef: string, check: string) =>
    (
      await database('posture_findings').where({
        entity_ref: entityRef,
        check_id: check,
        outcome: 'fail',
      })
    ).length > 0;

  return {
    ...world,
    write,
    save,
    submit,
    seen,
    approve,
    revise,
    kindsOf,
    fails,
  };
}

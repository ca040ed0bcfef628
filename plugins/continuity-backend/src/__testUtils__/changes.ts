import {
  contract,
  type OperationId,
  type Route,
} from '@backstage-continuity/plugin-continuity-common';
import type { Written } from './hiddenWorld';
import { ANALYSIS, analysisContent } from './records';
import { bodies } from './requests';

/** Bodies of what changes records. */
const ofRecords: Partial<Record<OperationId, object>> = {
  createRecord: { type: ANALYSIS, subjectRef: 'component:default/checkout' },
  startDraft: {},
  saveDraft: { version: 1, content: analysisContent() },
  submitDraft: { version: 1 },
  withdrawRevision: { revision: 1 },
  approveRevision: { revision: 1, contentHash: 'a' },
  returnRevision: {
    revision: 1,
    contentHash: 'a',
    comments: [{ body: 'Note' }],
  },
  confirmRecord: { revision: 1, contentHash: 'a' },
  retireRecord: { note: 'Note' },
  putRecordPeople: {
    version: 0,
    ownOwnerRef: null,
    contributors: [],
    circulation: [],
  },
  commentOnRecord: { revision: 1, body: 'Note' },
  acknowledgeRecord: { revision: 1, contentHash: 'a' },
  remindOfRecord: {},
};

/** Every operation of the contract that changes something. */
export const changing = (Object.keys(contract) as OperationId[]).filter(
  operation => {
    const { method, readOnly }: Route = contract[operation];
    return method !== 'GET' && !readOnly;
  },
);

/** A body that the operation accepts; undefined: it takes none. */
export function bodyOf(operation: OperationId): object | undefined {
  const { body: schema }: Route = contract[operation];
  const body = ofRecords[operation] ?? bodies[operation];
  if (schema && !body) throw new Error(`No body is known for ${operation}`);
  return schema && body;
}

/** Whose ids the path of an operation holds, by how it begins. */
export function idKindOf(path: string): keyof Written | undefined {
  const kinds: [start: string, kind: keyof Written][] = [
    ['/tests/:', 'tests'],
    ['/reviews/:', 'reviews'],
    ['/exceptions/:', 'exceptions'],
    ['/records/:', 'records'],
    ['/record-imports/:', 'recordImports'],
    ['/calendar-feeds/:', 'feeds'],
  ];
  return kinds.find(([start]) => path.startsWith(start))?.[1];
}

/** What the query of a change must say. */
const queries: Partial<Record<OperationId, string>> = {
  deleteClassification: '?revision=1',
  discardDraft: '?version=1',
};

/** A request of a change that is about this entity, or what has this id. */
export function changeOf(
  operation: OperationId,
  about: { entityRef: string; id: string },
) {
  const { method, path } = contract[operation];
  const [, kind, namespace, name] =
    /^(.+):(.+)\/(.+)$/.exec(about.entityRef) ?? [];
  const body = JSON.stringify(bodyOf(operation));
  return {
    method: method.toLowerCase() as 'post' | 'put' | 'patch' | 'delete',
    path:
      path
        .replace(':id', about.id)
        .replace(':comment', 'unknown')
        .replace(':kind', kind)
        .replace(':namespace', namespace)
        .replace(':name', name) + (queries[operation] ?? ''),
    body:
      body &&
      JSON.parse(
        body.replaceAll('component:default/checkout', about.entityRef),
      ),
  };
}

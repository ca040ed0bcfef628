import {
  recordDocument,
  recordExportSchema,
  toMarkdown,
  type ContinuityPolicy,
  type RecordDetail,
  type RecordDocumentModel,
  type RecordRevision,
} from '@backstage-continuity/plugin-continuity-common';
import { NotFoundError } from '@backstage/errors';
import { FileAnswer, type Access, type Handlers } from '../http';
import type { InventoryService } from '../inventory';
import { namesFor } from './names';
import { toPdf } from './pdf';
import type { RecordsService } from './RecordsService';

/** Letters and digits that every file system takes. */
function slugOf(text: string): string {
  return text
    .normalize('NFKD')
    .toLocaleLowerCase('en-US')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);
}

/** Handlers of the export of records. */
export function createRecordExportHandlers(options: {
  records: Pick<RecordsService, 'detail' | 'revision' | 'types'>;
  policy: ContinuityPolicy;
  inventory: Pick<InventoryService, 'describe'>;
  clock?: () => Date;
}): Pick<Handlers, 'exportRecord'> {
  const { records, policy, inventory, clock = () => new Date() } = options;

  const typeOf = (name: string) => {
    const type = records.types.find(one => one.name === name);
    if (!type) throw new NotFoundError(`No type of record ${name}`);
    return type;
  };

  const documentOf = async (
    access: Access,
    record: RecordDetail,
    revision: RecordRevision,
  ): Promise<RecordDocumentModel> => {
    const header = {
      subjectRef: record.subjectRef,
      subjectTitle: record.subjectTitle,
      ownerRef: record.ownerRef,
      revision: revision.revision,
      state: revision.state,
      retired: record.retiredAt !== null,
      author: revision.author,
      writtenAt: revision.updatedAt,
      approvals: (revision.approval?.levels ?? []).flatMap(level =>
        level.approvedBy !== null && level.approvedAt !== null
          ? [{ by: level.approvedBy, at: level.approvedAt }]
          : [],
      ),
      contentHash: revision.contentHash,
      lastReviewedAt: record.lastReviewedAt,
      dueAt: record.dueAt,
    };
    const { content, redacted } = revision;
    return recordDocument({
      type: typeOf(record.type),
      content,
      redacted,
      header,
      policy,
      nameOf: await namesFor([header, content], { access, inventory }),
    });
  };

  return {
    exportRecord: async ({ access, params, documentType }) => {
      const record = await records.detail(access, params.id);
      const revision = await records.revision(
        access,
        params.id,
        params.revision,
      );
      if (documentType === null) {
        return {
          kind: typeOf(record.type).kind,
          // Who reads and comments on it is no part of the document.
          record: recordExportSchema.shape.record.parse(record),
          revision,
        };
      }
      const model = await documentOf(access, record, revision);
      const name = [record.type, slugOf(record.subjectTitle)]
        .concat(`r${revision.revision}`)
        .filter(part => part !== '')
        .join('-');
      return documentType === 'application/pdf'
        ? new FileAnswer({
            type: documentType,
            name: `${name}.pdf`,
            content: await toPdf(model, { printedAt: clock().toISOString() }),
          })
        : new FileAnswer({
            type: documentType,
            name: `${name}.md`,
            content: toMarkdown(model),
          });
    },
  };
}

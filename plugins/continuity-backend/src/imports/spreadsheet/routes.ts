import { z } from 'zod';
import { decodeCursor, encodeCursor } from '../../database';
import type { Handlers } from '../../http';
import type { SpreadsheetService } from './SpreadsheetService';

/** Place in the preview. */
const position = z.number().int().min(0).max(1_000_000);

/** Handlers of the imports from spreadsheets. */
export function createSpreadsheetHandlers(
  spreadsheets: SpreadsheetService,
): Pick<
  Handlers,
  | 'getRecordImportTemplate'
  | 'listRecordImports'
  | 'createRecordImport'
  | 'getRecordImport'
  | 'listRecordImportSubjects'
  | 'putRecordImportMapping'
  | 'applyRecordImport'
  | 'deleteRecordImport'
> {
  return {
    getRecordImportTemplate: ({ query }) =>
      spreadsheets.template(query.type, query.format),
    listRecordImports: async ({ access }) => ({
      items: await spreadsheets.list(access),
    }),
    createRecordImport: ({ access, body }) => spreadsheets.create(access, body),
    getRecordImport: ({ access, params }) =>
      spreadsheets.get(access, params.id),
    listRecordImportSubjects: async ({ access, params, query }) => {
      const { cursor, limit, outcome } = query;
      const after = cursor === undefined ? 0 : decodeCursor(cursor, position);
      const all = await spreadsheets.subjects(access, params.id);
      const wanted = all.filter(
        subject => !outcome || outcome.includes(subject.outcome),
      );
      return {
        items: wanted
          .slice(after, after + limit)
          .map(({ version: _, ...subject }) => subject),
        nextCursor:
          after + limit < wanted.length ? encodeCursor(after + limit) : null,
      };
    },
    putRecordImportMapping: ({ access, params, body }) =>
      spreadsheets.putMapping(access, params.id, body),
    applyRecordImport: ({ access, params, body }) =>
      spreadsheets.apply(access, params.id, body),
    deleteRecordImport: ({ access, params }) =>
      spreadsheets.remove(access, params.id),
  };
}

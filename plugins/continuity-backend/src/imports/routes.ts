import type { Handlers } from '../http';
import type { ImportService } from './ImportService';
import type { ImportSources } from './ImportSources';

/** Handlers of the import operations. */
export function createImportHandlers(options: {
  documents: ImportService;
  sources: ImportSources;
}): Pick<Handlers, 'importDocuments' | 'listImportSources'> {
  return {
    importDocuments: ({ body }) => options.documents.run(body),
    listImportSources: async () => ({ items: await options.sources.list() }),
  };
}

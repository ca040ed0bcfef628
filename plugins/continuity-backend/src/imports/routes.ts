import type { Handlers } from '../http';
import { noMetrics, type Metrics } from '../telemetry';
import type { ImportService } from './ImportService';
import type { ImportSources } from './ImportSources';

/** Handlers of the import operations. */
export function createImportHandlers(options: {
  documents: ImportService;
  sources: ImportSources;
  metrics?: Metrics;
}): Pick<Handlers, 'importDocuments' | 'listImportSources'> {
  const { metrics = noMetrics } = options;
  return {
    async importDocuments({ body }) {
      const report = await options.documents.run(body);
      if (report.applied) {
        const outcome = report.rejected > 0 ? 'partly' : 'succeeded';
        metrics.importEnded({ kind: 'request', outcome });
      }
      return report;
    },
    listImportSources: async () => ({ items: await options.sources.list() }),
  };
}

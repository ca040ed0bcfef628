import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { ServiceUnavailableError } from '@backstage/errors';
import { Worker } from 'node:worker_threads';
import type { TDocumentDefinitions } from 'pdfmake/interfaces';

/** A full revision takes some seconds; what takes longer is given up. */
const LONGEST_MS = 60_000;
const MEMORY_MB = 1_024;

const workerFile = resolvePackagePath(
  '@backstage-continuity/plugin-continuity-backend',
  'assets/pdfWorker.js',
);

/**
 * Sets a document beside the backend's own thread.
 *
 * @throws ServiceUnavailableError when it takes too long or needs too much memory
 */
export function setInThread(workerData: {
  definition: TDocumentDefinitions;
  /** Stands beside the number of each page. */
  footer: string;
}): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(workerFile, {
      workerData,
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
    });
    const giveUp = (message: string, cause?: unknown) =>
      reject(
        new ServiceUnavailableError(
          `${message}; the Markdown export says the same`,
          cause,
        ),
      );
    const timer = setTimeout(() => {
      giveUp(`The PDF was not ready within ${LONGEST_MS / 1000} s`);
      void worker.terminate();
    }, LONGEST_MS);
    worker.once('message', (pdf: Uint8Array) => resolve(Buffer.from(pdf)));
    worker.once('error', cause => giveUp('The PDF could not be made', cause));
    worker.once('exit', () => {
      clearTimeout(timer);
      // Says nothing where there was an answer before.
      giveUp('The PDF could not be made');
    });
  });
}

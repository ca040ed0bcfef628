import { ServiceUnavailableError } from '@backstage/errors';
import type { RecordDocumentModel } from '@backstage-continuity/plugin-continuity-common';
import { DateTime } from 'luxon';
import { pdfDefinition } from './pdfDefinition';
import { setInThread } from './pdfThread';

/** Documents waiting to be set; each takes a processor for its time. */
const MOST_WAITING = 20;

function footerOf(model: RecordDocumentModel, printedAt: string): string {
  const at = DateTime.fromISO(printedAt, { zone: 'utc', locale: 'en' });
  return [
    model.title.slice(0, 120),
    `revision ${model.revision}`,
    `content ${model.contentHash.slice(0, 12)}`,
    `printed ${at.toFormat('d LLL yyyy, HH:mm')} UTC`,
  ].join(' · ');
}

let last: Promise<unknown> = Promise.resolve();
let waiting = 0;

/**
 * The document as PDF: A4, with the revision, its hash and the instant of
 * printing on every page. One is set at a time, beside the backend's own thread.
 *
 * @param options - `printedAt` is the instant of printing; `compress: false`
 * leaves its streams readable
 * @throws ServiceUnavailableError when it takes too long, or many wait already
 */
export async function toPdf(
  model: RecordDocumentModel,
  options: { printedAt: string; compress?: boolean },
): Promise<Buffer> {
  if (waiting >= MOST_WAITING) {
    throw new ServiceUnavailableError(
      `${waiting} PDFs are being made already; try again in a minute`,
    );
  }
  const { printedAt, compress = true } = options;
  waiting += 1;
  const pdf = last.then(() =>
    setInThread({
      definition: { ...pdfDefinition(model, { printedAt }), compress },
      footer: footerOf(model, printedAt),
    }),
  );
  last = pdf.catch(() => undefined);
  try {
    return await pdf;
  } finally {
    waiting -= 1;
  }
}

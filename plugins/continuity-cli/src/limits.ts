import {
  VALIDATION_DOCUMENTS,
  VALIDATION_REMOVED,
  VALIDATION_TEXT,
  VALIDATION_TOTAL,
} from '@backstage-continuity/plugin-continuity-common';
import type { Change } from './change';
import { CheckError } from './CheckError';

/** Refuses what the backend would refuse, in terms of the command line. */
export function checkLimits({ documents, removed }: Change): void {
  const long = documents.find(({ text }) => text.length > VALIDATION_TEXT);
  if (long) {
    throw new CheckError(
      `"${long.path}" has ${long.text.length} characters; a file may have ${VALIDATION_TEXT} at most. Split it.`,
    );
  }
  if (documents.length > VALIDATION_DOCUMENTS) {
    throw new CheckError(
      `${documents.length} catalog files are too many for one check; the limit is ${VALIDATION_DOCUMENTS}. Name some of them, or a folder with fewer.`,
    );
  }
  const total = documents.reduce((sum, { text }) => sum + text.length, 0);
  if (total > VALIDATION_TOTAL) {
    throw new CheckError(
      `The catalog files have ${total} characters together; one check takes ${VALIDATION_TOTAL} at most. Name some of them, or a folder with fewer.`,
    );
  }
  if (removed.length > VALIDATION_REMOVED) {
    throw new CheckError(
      `The change removes ${removed.length} entities; one check takes ${VALIDATION_REMOVED} at most. Name a folder, so that only its files are compared.`,
    );
  }
}

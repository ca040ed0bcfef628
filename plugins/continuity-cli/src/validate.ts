import {
  createContinuityClient,
  type ValidationReport,
} from '@backstage-continuity/plugin-continuity-common';
import { isError, type ResponseError } from '@backstage/errors';
import type { Change } from './change';
import { CheckError } from './CheckError';

/** Longer than any backend that is well takes to judge the largest change. */
const PATIENCE_SECONDS = 120;

/** Where the change is judged, and who asks. */
export interface Backend {
  /** Of the Backstage backend, without a slash at the end. */
  url: string;
  token?: string;
}

/** Has the change judged by the Continuity backend. */
export async function validate(
  { url, token }: Backend,
  { documents, removed }: Change,
): Promise<ValidationReport> {
  const client = createContinuityClient({
    baseUrl: async () => `${url}/api/continuity`,
    fetch,
  });
  let answer: unknown;
  try {
    answer = await client.validate(
      { body: { documents, removed } },
      { token, signal: AbortSignal.timeout(PATIENCE_SECONDS * 1000) },
    );
  } catch (error) {
    throw new CheckError(whatFailed(url, error), { cause: error });
  }
  if (!isReport(answer)) {
    throw new CheckError(noReport(url));
  }
  return answer;
}

/**
 * Told from a page of some proxy, but not compared with the contract: a newer
 * backend may have checks that this version has never heard of.
 */
function isReport(answer: unknown): answer is ValidationReport {
  const report = answer as Partial<ValidationReport> | null;
  return [
    report?.entities,
    report?.errors,
    report?.broken,
    report?.mended,
  ].every(Array.isArray);
}

function whatFailed(url: string, error: unknown): string {
  switch (isError(error) && error.name) {
    case 'ResponseError':
      return refusal(url, error as ResponseError);
    case 'SyntaxError':
      return noReport(url);
    case 'TimeoutError':
      return `${url} has not answered within ${PATIENCE_SECONDS} seconds. Try again later, or with fewer files.`;
    default:
      return `${url} cannot be reached: ${reason(
        error,
      )}. Check the address, and that this machine may connect to it.`;
  }
}

function refusal(url: string, { statusCode, body }: ResponseError): string {
  const said = body.error.message;
  switch (statusCode) {
    case 401:
      return `${url} does not accept the token. Set BACKSTAGE_TOKEN to one of backend.auth.externalAccess.`;
    case 403:
      return `${url} does not allow the check: ${said}. The token needs the permissions continuity.posture.read and catalog.entity.read.`;
    case 404:
      return `${url} knows no check of changes. Is it the address of the Backstage backend, with Continuity in a version that has it?`;
    case 413:
      return `The change is larger than ${url} takes. Name fewer files.`;
    default:
      return statusCode < 500
        ? `${url} refuses the change: ${said}`
        : `${url} failed with ${statusCode}: ${said}. Try again later; its log says more.`;
  }
}

function noReport(url: string): string {
  return `${url} answers something else than a report. Is it the address of the Backstage backend, rather than that of the app?`;
}

/** `fetch` says only that it failed; what happened is in the causes. */
function reason(error: unknown): string {
  if (!isError(error)) return String(error);
  if (isError(error.cause)) return reason(error.cause);
  // Of several addresses that were tried, the message is empty.
  return error.message || String(error.code ?? error.name);
}

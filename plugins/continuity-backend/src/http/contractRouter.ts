import type {
  AuditorService,
  BackstageCredentials,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import {
  contract,
  type Contract,
  type OperationId,
  type Route,
  type RouteOutput,
  type RouteRequest,
} from '@backstage-continuity/plugin-continuity-common';
import express from 'express';
import PromiseRouter from 'express-promise-router';
import { z } from 'zod';
import type { Access, AccessService } from './access';
import { audited } from './audit';
import { toCsv } from './csv';
import { documentTypeFor, FileAnswer, type FilesOf } from './files';
import { createJsonBodyReader } from './jsonBody';
import { describeIssues, validatePart } from './validation';

/** What is not known is refused, also where nothing is. */
const NO_QUERY = z.strictObject({});

/** Rows at most in one CSV download. */
const CSV_ROW_LIMIT = 200_000;

/** What every handler is given besides the validated request. */
export type HandlerContext<R extends Route> = R['permission'] extends 'token'
  ? {}
  : { access: Access };

/** Does the work of one operation. */
export type Handler<K extends OperationId> = (
  request: RouteRequest<Contract[K]> &
    HandlerContext<Contract[K]> &
    FilesOf<Contract[K]>['request'],
) => Promise<RouteOutput<Contract[K]> | FilesOf<Contract[K]>['answer']>;

/** A handler for each operation of the contract; none may be missing. */
export type Handlers = { [K in OperationId]: Handler<K> };

type AnyHandler = (request: object) => Promise<any>;

/**
 * Turns the contract into a router: validates, finds out what the caller may do
 * under the route's permission, audits changes, answers as JSON or CSV.
 */
export function createContractRouter(options: {
  handlers: Handlers;
  httpAuth: HttpAuthService;
  access: AccessService;
  auditor: AuditorService;
  /** Checks answers against the contract, too; for tests. */
  checkAnswers?: boolean;
}): express.Router {
  const router = PromiseRouter();
  // Fixed segments come before parameters: /tests/occurrences before /tests/:id.
  const operations = (Object.keys(contract) as OperationId[]).sort((a, b) =>
    contract[a].path.replace(/:/g, '~') < contract[b].path.replace(/:/g, '~')
      ? -1
      : 1,
  );
  for (const operation of operations) {
    const route: Route = contract[operation];
    const handle = options.handlers[operation] as AnyHandler;
    const readBody = createJsonBodyReader(route.bodyLimit);
    const changes = route.method !== 'GET' && !route.readOnly;
    const method = route.method.toLowerCase() as
      | 'get'
      | 'post'
      | 'put'
      | 'patch'
      | 'delete';

    router[method](route.path, async (req, res) => {
      const request: Record<string, unknown> = {};
      if (route.permission !== 'token') {
        const credentials: BackstageCredentials =
          await options.httpAuth.credentials(req, {
            allow: ['user', 'service'],
          });
        request.access = await options.access
          .accessFor(route.permission, credentials, route.tellsOf)
          .catch(async error => {
            if (!changes || error.name !== 'NotAllowedError') throw error;
            return audited(options.auditor, operation, req, async () => {
              throw error;
            });
          });
      } else {
        // The address is a secret, which no log of requests is to hold.
        req.originalUrl = `${req.baseUrl}${route.path}`;
      }
      request.params = validatePart('params', route.params, req.params);
      request.query = validatePart(
        'query',
        // Programs that read calendars put into the address what they like.
        route.query ?? (route.permission === 'token' ? undefined : NO_QUERY),
        queryOf(req),
      );
      request.body =
        route.body &&
        validatePart('body', route.body, await readBody(req, res));

      request.documentType = documentTypeFor(route, req);

      const wantsCsv =
        route.also?.includes('text/csv') &&
        req.accepts(['application/json', 'text/csv']) === 'text/csv';
      if (wantsCsv) {
        const csv = await csvOf(route, handle, request);
        res.type('text/csv').send(csv);
        return;
      }

      const answer = changes
        ? await audited(options.auditor, operation, req, () => handle(request))
        : await handle(request);
      if (answer instanceof FileAnswer) {
        answer.send(res);
        return;
      }
      if (options.checkAnswers) mustBeAnswer(operation, answer);
      if (route.also?.includes('text/calendar')) {
        // The address is a secret, and what it shows may end at any time.
        res.set('Cache-Control', 'private, no-store');
        res.type('text/calendar').send(answer);
      } else if (route.response) {
        res.status(route.status ?? 200).json(answer);
      } else {
        res.status(204).end();
      }
    });
  }
  return router;
}

/**
 * The query as written: text, or a list for what is given several times. The
 * parser of Express makes lists of more than twenty, and names in brackets, into
 * objects.
 */
function queryOf(req: express.Request): Record<string, string | string[]> {
  const { searchParams } = new URL(req.originalUrl, 'http://localhost');
  return Object.fromEntries(
    [...new Set(searchParams.keys())].map(name => {
      const values = searchParams.getAll(name);
      return [name, values.length > 1 ? values : values[0]];
    }),
  );
}

/** @throws Error, since it is no fault of the caller's */
function mustBeAnswer(operation: OperationId, answer: unknown) {
  const { response }: Route = contract[operation];
  const result = response?.safeParse(answer);
  if (result && !result.success) {
    throw new Error(
      `${operation} does not answer as the contract says: ${describeIssues(
        'answer',
        result.error,
      )}`,
    );
  }
}

async function csvOf(
  route: Route,
  handle: AnyHandler,
  request: Record<string, unknown>,
) {
  const query = request.query as Record<string, unknown>;
  const rows: object[] = [];
  let cursor: string | null | undefined = query.cursor as string | undefined;
  do {
    if (rows.length >= CSV_ROW_LIMIT) {
      throw new InputError(
        `Expected ${CSV_ROW_LIMIT} rows of CSV at most: narrow the list by its filters`,
      );
    }
    const page: { items: object[]; nextCursor?: string | null } = await handle({
      ...request,
      query:
        'limit' in query
          ? { ...query, limit: 500, cursor: cursor ?? undefined }
          : query,
    });
    rows.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor);
  return toCsv(rows.map(row => route.csvRow?.(row) ?? row));
}

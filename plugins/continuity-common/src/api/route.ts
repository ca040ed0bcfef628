import type { Permission } from '@backstage/plugin-permission-common';
import { z } from 'zod';

/** Media types of an answer as a document to read. @public */
export type DocumentType = 'text/markdown' | 'application/pdf';

/**
 * One route of the contract. `permission` is what the caller needs; a resource
 * permission is decided for each entity that the request names or the answer
 * would show. `'token'` marks the one kind of route that carries its own secret
 * in the path instead of credentials.
 *
 * @public
 */
export interface Route {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Express path under `/api/continuity`. */
  path: string;
  summary: string;
  /** A `POST` that only asks, with more than an address holds. */
  readOnly?: boolean;
  permission: Permission | 'token';
  /** What the answer tells of what else the caller may do; decided along with it. */
  tellsOf?: Permission[];
  params?: z.ZodObject;
  query?: z.ZodObject;
  body?: z.ZodType;
  /** Bytes of the body at most; 1 MiB unless given. */
  bodyLimit?: number;
  /** `undefined`: answered with 204 and no body. */
  response?: z.ZodType;
  /** Status of a successful answer; 200, or 204 without a body, unless given. */
  status?: 200 | 201 | 202 | 204;
  /** Media types offered beside JSON. */
  also?: ('text/csv' | 'text/calendar' | DocumentType)[];
  /** What an item of the list becomes as a line of CSV; itself unless given. */
  csvRow?(item: object): object;
}

/** Keeps the literal types of a route. */
export function route<const R extends Route>(definition: R): R {
  return definition;
}

type Part<K extends string, S> = S extends z.ZodType
  ? {} extends z.input<S>
    ? { [P in K]?: z.input<S> }
    : { [P in K]: z.input<S> }
  : {};

/** What a caller passes to a route. @public */
export type RouteInput<R extends Route> = Part<'params', R['params']> &
  Part<'query', R['query']> &
  Part<'body', R['body']>;

type Parsed<K extends string, S> = S extends z.ZodType
  ? { [P in K]: z.output<S> }
  : {};

/** What a handler receives, after validation. @public */
export type RouteRequest<R extends Route> = Parsed<'params', R['params']> &
  Parsed<'query', R['query']> &
  Parsed<'body', R['body']>;

/** What a route answers. @public */
export type RouteOutput<R extends Route> = R['response'] extends z.ZodType
  ? z.output<R['response']>
  : void;

/** A page of a list: pass `nextCursor` back as `cursor`; null on the last page. */
export function page<S extends z.ZodType>(item: S) {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable() });
}

/** Query parameters of a paged list. */
export const paging = {
  cursor: z.string().max(2000).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(50),
};

/**
 * A query parameter that may be given several times or as a comma list.
 */
export function many<S extends z.ZodType<string, string>>(item: S) {
  return z
    .union([z.string(), z.array(z.string())])
    .transform(value =>
      (Array.isArray(value) ? value : [value])
        .flatMap(part => part.split(','))
        .map(part => part.trim())
        .filter(part => part !== ''),
    )
    .pipe(z.array(item).max(100));
}

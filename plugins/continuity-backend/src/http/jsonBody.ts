import { CustomErrorBase, InputError } from '@backstage/errors';
import express from 'express';
import { MOST_LEVELS } from './validation';

/** Bytes of a body at most, unless the contract allows more. */
const BYTES = 1_048_576;
/** Values at most in one body, at any level; the largest record has a tenth. */
const VALUES = 100_000;

/** A body that is not even read. */
class BodyNotReadError extends CustomErrorBase {
  readonly statusCode: 413 | 415;

  constructor(statusCode: 413 | 415, expected: string) {
    super(`body: expected ${expected}`);
    this.name = 'BodyNotReadError';
    this.statusCode = statusCode;
  }
}

const [QUOTE, BACKSLASH, COMMA] = Buffer.from('"\\,');
const OPENING = Buffer.from('{[');
const CLOSING = Buffer.from('}]');

/**
 * Finds out how much there is to parse by counting signs, which takes a fraction
 * of the time and none of the memory: megabytes of brackets would keep the
 * parser busy for seconds, and whoever walks what comes of it.
 *
 * @throws InputError
 */
function mustBeModest(json: Buffer) {
  let depth = 0;
  let values = 1;
  let isText = false;
  for (let at = 0; at < json.length; at += 1) {
    const sign = json[at];
    if (sign === QUOTE) isText = !isText;
    else if (isText) {
      if (sign === BACKSLASH) at += 1;
    } else if (sign === COMMA) values += 1;
    else if (OPENING.includes(sign)) {
      values += 1;
      depth += 1;
    } else if (CLOSING.includes(sign)) depth -= 1;
    if (depth > MOST_LEVELS) {
      throw new InputError(`body: expected at most ${MOST_LEVELS} levels`);
    }
    if (values > VALUES) {
      throw new InputError(`body: expected at most ${VALUES} values`);
    }
  }
}

/**
 * The error of the parser as one of ours. Its own would tell the whole body
 * again.
 */
function refusal(error: Error & { type?: string }, limit: number): Error {
  switch (error.type) {
    case 'entity.too.large':
      return new BodyNotReadError(413, `at most ${limit} bytes`);
    case 'encoding.unsupported':
    case 'charset.unsupported':
      return new BodyNotReadError(415, 'JSON in UTF-8, plain or gzip');
    case 'entity.verify.failed':
      return new InputError(error.message);
    case 'entity.parse.failed':
      return new InputError(`body: expected JSON; ${error.message}`);
    default:
      return new InputError(`body: cannot be read: ${error.message}`);
  }
}

function hasBody({ headers }: express.Request): boolean {
  return (
    headers['transfer-encoding'] !== undefined ||
    Number(headers['content-length'] ?? 0) > 0
  );
}

/** Reads the JSON body of a request; an empty object where there is none. */
export type JsonBodyReader = (
  req: express.Request,
  res: express.Response,
) => Promise<unknown>;

/**
 * A reader of bodies that have so many bytes at most.
 *
 * @remarks
 * It is asked once it is known who sends the body and that they may, so that
 * nobody else's is read at all.
 */
export function createJsonBodyReader(limit: number = BYTES): JsonBodyReader {
  const parse = express.json({
    limit,
    // What the body may be is for its schema to say.
    strict: false,
    verify: (_req, _res, body, encoding) => {
      if (encoding !== 'utf-8') {
        throw new InputError('body: expected JSON in UTF-8');
      }
      mustBeModest(body);
    },
  });
  return async (req, res) => {
    if (!hasBody(req)) return {};
    if (!req.is('application/json')) {
      throw new BodyNotReadError(415, 'the content type application/json');
    }
    await new Promise<void>((resolve, reject) => {
      parse(req, res, error =>
        error ? reject(refusal(error, limit)) : resolve(),
      );
    });
    return req.body;
  };
}

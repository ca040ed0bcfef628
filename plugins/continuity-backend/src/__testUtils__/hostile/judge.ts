import type { HostileRequest } from './requests';
import type { Answer } from './send';

/** What nobody outside may read: where code lies, what the database said. */
const INTERNAL =
  /\n\s+at |node_modules|\/src\/|SQLITE_|syntax error at or near|invalid input syntax|invalid byte sequence|out of range for type|Cannot read propert|is not a function|is not iterable|Maximum call stack|insert into `|select `|select "/;

/** How an error begins that says where in the request it is. */
const PLACED =
  /^(?:params|query|body|content)\b|^The (?:file|workbook|sheet)|^Expected|^Row \d+|^Failed to decode param/;

/** What is wrong with an answer to a hostile request; undefined: nothing. */
export function faultOf(
  request: HostileRequest,
  answer: Answer,
): string | undefined {
  const { status, text, type } = answer;
  if (status === null) return undefined;
  if (status >= 500) return 'an error of the server';
  if (status < 400) {
    return request.mustRefuse ? 'accepted against the contract' : undefined;
  }
  // Node itself answers what is no HTTP, or too long a head, without a word.
  if (status === 431) return undefined;
  // And Backstage what is no route of ours.
  if (status === 404 && text === '') return undefined;
  if (text.length > 8_000 + 3 * request.path.length) return 'it says too much';
  if (!type.startsWith('application/json')) return 'no JSON';
  const { message, ...error } = JSON.parse(text).error ?? {};
  if (typeof message !== 'string' || message === '') return 'no message';
  const others = Object.keys(error).filter(
    key => !['name', 'code', 'status', 'statusCode'].includes(key),
  );
  if (others.length > 0) return `it also says ${others}`;
  if (INTERNAL.test(message)) return 'it tells of the inside';
  if (status === 400 && !PLACED.test(message)) return 'it names no place';
  return undefined;
}

import { InputError } from '@backstage/errors';
import { z } from 'zod';

/** Opaque text for the position after a row, by the values of its sort keys. */
export function encodeCursor(position: unknown): string {
  return Buffer.from(JSON.stringify(position)).toString('base64url');
}

/**
 * The position that a cursor stands for.
 *
 * @throws InputError when the text is not a cursor of the expected shape
 */
export function decodeCursor<S extends z.ZodType>(
  cursor: string,
  shape: S,
): z.output<S> {
  try {
    const text = Buffer.from(cursor, 'base64url').toString('utf8');
    // PostgreSQL cannot compare with it.
    if (text.includes('\\u0000')) throw new Error('NUL');
    return shape.parse(JSON.parse(text));
  } catch {
    throw new InputError(
      'query.cursor: expected the nextCursor of an earlier answer to the same list',
    );
  }
}

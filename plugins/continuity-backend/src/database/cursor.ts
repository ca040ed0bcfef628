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
    return shape.parse(
      JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')),
    );
  } catch {
    throw new InputError(
      'query.cursor: expected the nextCursor of an earlier answer to the same list',
    );
  }
}

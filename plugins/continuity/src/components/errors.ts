/**
 * The server's own error behind a refused call; other errors are themselves.
 */
export function refusalOf(error: Error): Error {
  return error.name === 'ResponseError' && error.cause instanceof Error
    ? error.cause
    : error;
}

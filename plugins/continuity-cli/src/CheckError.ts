/** The check could not be made. The message says what failed and what to do. */
export class CheckError extends Error {
  name = 'CheckError';
}

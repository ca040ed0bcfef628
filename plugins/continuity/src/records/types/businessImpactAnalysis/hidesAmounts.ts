/** Whether the reader may not see what outages cost, which is then null. */
export function hidesAmounts(redacted: readonly string[]): boolean {
  return redacted.some(
    path => path.startsWith('impacts.') && path.endsWith('.amount'),
  );
}

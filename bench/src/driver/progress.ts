const started = Date.now();

/** Tells people who wait what happens, beside the answer on stdout. */
export function tell(text: string): void {
  const seconds = Math.round((Date.now() - started) / 1000);
  const clock = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(
    2,
    '0',
  )}`;
  process.stderr.write(`[${clock.padStart(6)}] ${text}\n`);
}

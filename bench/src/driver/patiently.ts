/** Asks again and again until the answer is yes. */
export async function patiently(
  what: string,
  probe: () => Promise<boolean>,
  options: { within: number; every: number },
): Promise<void> {
  const until = Date.now() + options.within;
  while (!(await probe())) {
    if (Date.now() > until) {
      throw new Error(`${what}: not within ${options.within / 1000} s`);
    }
    await new Promise(resolve => setTimeout(resolve, options.every));
  }
}

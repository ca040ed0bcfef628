const REFUSALS = ['InputError', 'ConflictError', 'NotFoundError'];
const NAMED = /^((?:spec|body)(?:\.\w+|\[\d+\])*): (?:expected )?(.*)$/s;

/**
 * Where and why a room refuses a document, from the error it threw; undefined
 * for an error that is not the document's fault.
 */
export function refusalOf(
  error: unknown,
): { path: (string | number)[]; expected: string } | undefined {
  const { name, message } = error as Error;
  if (!REFUSALS.includes(name)) return undefined;
  const [, path, expected] = NAMED.exec(message) ?? [];
  if (path === undefined) return { path: ['spec'], expected: message };
  const [, ...keys] = path.split(/[.[\]]+/).filter(key => key !== '');
  return {
    path: ['spec', ...keys.map(key => (/^\d+$/.test(key) ? Number(key) : key))],
    expected,
  };
}

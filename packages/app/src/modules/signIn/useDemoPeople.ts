import { discoveryApiRef, useApi } from '@backstage/frontend-plugin-api';
import { ResponseError } from '@backstage/errors';
import { useEffect, useState } from 'react';

/** One person of the example organisation. */
export interface DemoPerson {
  entityRef: string;
  name: string;
  role: string | null;
  groups: { entityRef: string; title: string }[];
}

/** Long enough to spare the backend, short enough not to be noticed. */
const RETRY_MS = 2_000;

/**
 * The people whom one can sign in as. A catalog that has only just started has
 * nobody yet, so this asks again until somebody is there.
 */
export function useDemoPeople(): { people?: DemoPerson[]; error?: Error } {
  const discoveryApi = useApi(discoveryApiRef);
  const [state, setState] = useState<{ people?: DemoPerson[]; error?: Error }>(
    {},
  );

  useEffect(() => {
    const abort = new AbortController();
    let timer: ReturnType<typeof setTimeout>;

    async function load() {
      try {
        // Not with the app's fetch, which waits for somebody to sign in.
        const baseUrl = await discoveryApi.getBaseUrl('demo');
        const response = await fetch(`${baseUrl}/people`, {
          signal: abort.signal,
        });
        if (!response.ok) {
          throw await ResponseError.fromResponse(response);
        }
        const people: DemoPerson[] = (await response.json()).items;
        setState({ people });
        if (people.length === 0) {
          timer = setTimeout(load, RETRY_MS);
        }
      } catch (error) {
        if (!abort.signal.aborted) {
          setState({ error: error as Error });
          timer = setTimeout(load, RETRY_MS);
        }
      }
    }
    load();

    return () => {
      abort.abort();
      clearTimeout(timer);
    };
  }, [discoveryApi]);

  return state;
}

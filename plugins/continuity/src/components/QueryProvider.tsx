import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import type { PropsWithChildren } from 'react';

function statusCode(error: Error): number | undefined {
  return 'statusCode' in error && typeof error.statusCode === 'number'
    ? error.statusCode
    : undefined;
}

/** A client with the plugin's defaults. */
export function createContinuityQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        // Long enough for card, warning and tab to share one answer, short
        // enough that a page come back to is true.
        staleTime: 15_000,
        // What was refused stays refused; only a server that fails may recover.
        retry: (failures, error) => {
          const status = statusCode(error);
          return failures < 2 && (status === undefined || status >= 500);
        },
      },
    },
  });
}

// One for the whole app: extensions are separate React trees, yet what one of
// them asked, or changed, holds for all.
const shared = createContinuityQueryClient();

/** Gives the components below the query client that the whole plugin shares. */
export function QueryProvider(
  props: PropsWithChildren<{ client?: QueryClient }>,
) {
  return (
    <QueryClientProvider client={props.client ?? shared}>
      {props.children}
    </QueryClientProvider>
  );
}

import { useRouteRef } from '@backstage/core-plugin-api';
import type { PropsWithChildren } from 'react';
import { PagePathContext, QueryProvider } from '../components';
import { rootRouteRef } from './routes';

/** Tells the components what an older app tells in its own way. */
export function LegacyFrame(props: PropsWithChildren<{}>) {
  const pagePath = useRouteRef(rootRouteRef)();
  return (
    <PagePathContext.Provider value={pagePath}>
      <QueryProvider>{props.children}</QueryProvider>
    </PagePathContext.Provider>
  );
}

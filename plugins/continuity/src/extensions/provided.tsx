import type { ComponentType } from 'react';

/**
 * What a loader answers: the component inside the query client that all
 * extensions of this plugin share.
 */
export async function provided(
  component: Promise<ComponentType>,
): Promise<JSX.Element> {
  const [Component, { QueryProvider }] = await Promise.all([
    component,
    import('../components/QueryProvider'),
  ]);
  return (
    <QueryProvider>
      <Component />
    </QueryProvider>
  );
}

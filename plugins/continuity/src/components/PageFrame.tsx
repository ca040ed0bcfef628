import { Container, Header } from '@backstage/ui';
import type { ReactNode } from 'react';

/** Heading, actions and content of one page of the plugin. */
export function PageFrame(props: {
  title: string;
  actions?: ReactNode;
  children: ReactNode;
}) {
  return (
    <main>
      <Header title={props.title} customActions={props.actions} />
      <Container>{props.children}</Container>
    </main>
  );
}

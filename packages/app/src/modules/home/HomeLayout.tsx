import { identityApiRef, useApi } from '@backstage/frontend-plugin-api';
import type { HomePageLayoutProps } from '@backstage/plugin-home-react/alpha';
import {
  type Columns,
  Container,
  Grid,
  Header,
  VisuallyHidden,
} from '@backstage/ui';
import { useEffect, useState } from 'react';

/** What was configured for the home page, in reading order. */
export function HomeLayout(props: HomePageLayoutProps) {
  const name = useFirstName();
  const places = [...(props.defaultConfig ?? [])].sort(
    (a, b) => a.row - b.row || a.column - b.column,
  );
  return (
    <main>
      <VisuallyHidden>
        <h1>Home</h1>
      </VisuallyHidden>
      <Header title={name ? `Welcome, ${name}` : 'Welcome'} />
      <Container>
        <Grid.Root columns={{ initial: '1', md: '12' }} gap="4">
          {places.map(place => {
            const widget = props.widgets.find(
              each => each.name === place.component,
            );
            return (
              widget && (
                <Grid.Item
                  key={place.component}
                  colSpan={{ initial: '1', md: `${place.width}` as Columns }}
                >
                  {widget.component}
                </Grid.Item>
              )
            );
          })}
        </Grid.Root>
      </Container>
    </main>
  );
}

function useFirstName(): string | undefined {
  const identityApi = useApi(identityApiRef);
  const [name, setName] = useState<string>();
  useEffect(() => {
    let current = true;
    identityApi.getProfileInfo().then(profile => {
      if (current) {
        setName(profile.displayName?.split(' ')[0]);
      }
    });
    return () => {
      current = false;
    };
  }, [identityApi]);
  return name;
}

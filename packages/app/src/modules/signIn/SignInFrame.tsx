import { configApiRef, useApi } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import type { ReactNode } from 'react';
import { Logo } from '../../components/Logo';
import styles from './SignInFrame.module.css';

export function SignInFrame(props: { children: ReactNode }) {
  const title = useApi(configApiRef).getOptionalString('app.title');
  return (
    <main className={styles.page}>
      <div className={styles.panel}>
        <header className={styles.header}>
          <Logo size={56} />
          <div>
            <Text as="h1" variant="title-small" weight="bold">
              {title ?? 'Backstage'}
            </Text>
            <Text as="p" color="secondary">
              Sign in as a person of the example organisation
            </Text>
          </div>
        </header>
        {props.children}
      </div>
    </main>
  );
}

import { Card, CardBody, CardHeader, Flex, Text } from '@backstage/ui';
import type { ReactNode } from 'react';
import styles from './entity.module.css';

/** A titled part of the tab. */
export function Section(props: {
  title: string;
  actions?: ReactNode;
  children: ReactNode;
}) {
  return (
    <Card>
      <CardHeader>
        <Flex justify="between" align="center" gap="2" className={styles.wrap}>
          <Text as="h2" variant="title-x-small" weight="bold">
            {props.title}
          </Text>
          {props.actions && <Flex gap="2">{props.actions}</Flex>}
        </Flex>
      </CardHeader>
      <CardBody>{props.children}</CardBody>
    </Card>
  );
}

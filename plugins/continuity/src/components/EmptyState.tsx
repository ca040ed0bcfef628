import { Flex, Text } from '@backstage/ui';
import type { ReactNode } from 'react';

/** Says what belongs here, why it helps, and how to start. */
export function EmptyState(props: {
  title: string;
  description: ReactNode;
  action?: ReactNode;
}) {
  return (
    <Flex direction="column" align="start" gap="2" py="4">
      <Text as="p" variant="title-x-small" weight="bold">
        {props.title}
      </Text>
      <Text as="p" color="secondary">
        {props.description}
      </Text>
      {props.action}
    </Flex>
  );
}

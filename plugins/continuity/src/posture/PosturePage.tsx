import { Flex, Text } from '@backstage/ui';
import {
  PageFrame,
  QueryState,
  StackedBar,
  useContinuityQuery,
  useContinuityTranslation,
} from '../components';

/** How ready the organisation is. */
export function PosturePage() {
  const { t } = useContinuityTranslation();
  const rollup = useContinuityQuery('getRollup', { query: { by: 'tier' } });
  return (
    <PageFrame title={t('posture.title')}>
      <QueryState operation="getRollup" query={rollup}>
        {({ total }) => (
          <Flex direction="column" gap="4">
            <Text as="p" variant="title-medium">
              {t('posture.inScope', { count: total.total })}
            </Text>
            <StackedBar counts={total.byStatus} legend />
          </Flex>
        )}
      </QueryState>
    </PageFrame>
  );
}

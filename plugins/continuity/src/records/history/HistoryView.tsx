import { Card, CardBody, CardHeader, Flex, Text } from '@backstage/ui';
import { useContinuityTranslation } from '../../components';
import type { RecordViewProps } from '../record/RecordViewProps';
import { CompareRevisions } from './CompareRevisions';
import { EventList } from './EventList';
import { RevisionTable } from './RevisionTable';

/** All revisions, what differs between any two, and what happened. */
export function HistoryView(props: RecordViewProps) {
  const { t } = useContinuityTranslation();
  const parts = [
    { title: 'revisions', Part: RevisionTable },
    { title: 'compare', Part: CompareRevisions },
    { title: 'events', Part: EventList },
  ] as const;
  return (
    <Flex direction="column" gap="4">
      {parts
        .filter(
          ({ title }) =>
            title !== 'compare' || props.record.revisions.length > 1,
        )
        .map(({ title, Part }) => (
          <Card key={title}>
            <CardHeader>
              <Text as="h2" variant="title-x-small" weight="bold">
                {t(`records.history.${title}`)}
              </Text>
            </CardHeader>
            <CardBody>
              <Part {...props} />
            </CardBody>
          </Card>
        ))}
    </Flex>
  );
}

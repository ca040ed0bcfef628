import type { EntityPosture } from '@backstage-continuity/plugin-continuity-common';
import { Button, Flex, Text } from '@backstage/ui';
import { Suspense, useState } from 'react';
import {
  DateText,
  EmptyState,
  useContinuityTranslation,
} from '../../components';
import { RemedyDialog } from '../RemedyDialog';
import { Section } from '../Section';
import { TestHistory } from './TestHistory';
import { TestRequirements } from './TestRequirements';

function NextTest(props: { posture: EntityPosture; onRecord: () => void }) {
  const { t } = useContinuityTranslation();
  const { posture } = props;
  const { next } = posture.tests;
  if (!next) {
    return (
      <EmptyState
        title={t('entity.tests.noneplanned')}
        description={t('entity.tests.noneplannedBody')}
      />
    );
  }
  return (
    <Flex justify="between" align="center" gap="2" style={{ flexWrap: 'wrap' }}>
      <Text as="p">
        {t('entity.tests.planned', {
          title: next.title,
          type: t(`common.testType.${next.type}`).toLocaleLowerCase(),
        })}{' '}
        <DateText value={next.plannedAt} due />
      </Text>
      {posture.may.includes('record-outcome') && (
        <Button size="small" variant="secondary" onPress={props.onRecord}>
          {t('common.action.recordOutcome')}
        </Button>
      )}
    </Flex>
  );
}

/** What the tier asks to be tested, what is planned, and what tests showed. */
export function TestsSection(props: { posture: EntityPosture }) {
  const { t } = useContinuityTranslation();
  const { posture } = props;
  const [dialog, setDialog] = useState<'schedule-test' | 'record-outcome'>();
  return (
    <Section
      title={t('entity.tests.title')}
      actions={
        posture.may.includes('schedule-test') && (
          <Button
            size="small"
            variant="secondary"
            onPress={() => setDialog('schedule-test')}
          >
            {t('common.action.scheduleTest')}
          </Button>
        )
      }
    >
      <Flex direction="column" gap="4">
        <NextTest
          posture={posture}
          onRecord={() => setDialog('record-outcome')}
        />
        <TestRequirements requirements={posture.tests.requirements} />
        <TestHistory entityRef={posture.entityRef} />
      </Flex>
      {dialog && (
        <Suspense fallback={null}>
          <RemedyDialog
            remedy={dialog}
            entityRef={posture.entityRef}
            testId={posture.tests.next?.id}
            isOpen
            onOpenChange={isOpen => !isOpen && setDialog(undefined)}
          />
        </Suspense>
      )}
    </Section>
  );
}

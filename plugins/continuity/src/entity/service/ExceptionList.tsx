import type {
  EntityPosture,
  PolicyException,
} from '@backstage-continuity/plugin-continuity-common';
import { Button, Flex, Text } from '@backstage/ui';
import {
  DateText,
  EntityLink,
  useContinuityMutation,
  useContinuityTranslation,
  useToast,
} from '../../components';
import { useDecisions, type Decision } from '../../exceptions/useDecisions';
import styles from '../entity.module.css';
import { Section } from '../Section';

function DecisionButton(props: {
  exception: PolicyException;
  operation: Decision;
}) {
  const { t } = useContinuityTranslation();
  const toast = useToast();
  const decide = useContinuityMutation(props.operation);
  const { id, revision } = props.exception;
  return (
    <Button
      size="small"
      variant={props.operation === 'approveException' ? 'primary' : 'secondary'}
      isPending={decide.isPending}
      onPress={() =>
        decide.mutate(
          { params: { id }, body: { revision } },
          {
            onSuccess: () =>
              toast.done(t(`entity.exceptions.done.${props.operation}`)),
            onError: toast.failed,
          },
        )
      }
    >
      {t(`entity.exceptions.decide.${props.operation}`)}
    </Button>
  );
}

function ExceptionItem(props: {
  exception: PolicyException;
  mayDecide: boolean;
}) {
  const { t } = useContinuityTranslation();
  const { exception, mayDecide } = props;
  const decisions = useDecisions(exception);
  return (
    <li className={styles.finding}>
      <Flex direction="column" gap="1" className={styles.findingText}>
        <Text as="p" weight="bold">
          {t(`common.check.${exception.check}`)}
          {exception.subject !== null && ` (${exception.subject})`}:{' '}
          {t(`entity.exceptions.state.${exception.state}`)}
        </Text>
        <Text as="p">{exception.reason}</Text>
        <Text as="p" variant="body-small" color="secondary">
          {t('entity.exceptions.until')}{' '}
          <DateText value={exception.expiresAt} day />,{' '}
          {t('entity.exceptions.requestedBy')}{' '}
          <EntityLink entityRef={exception.requestedBy} />
        </Text>
      </Flex>
      {mayDecide && (
        <Flex gap="2">
          {decisions?.offered.map(decision => (
            <DecisionButton
              key={decision}
              exception={exception}
              operation={decision}
            />
          ))}
        </Flex>
      )}
    </li>
  );
}

/** Failing checks accepted for a time, and requests that wait for a decision. */
export function ExceptionList(props: { posture: EntityPosture }) {
  const { t } = useContinuityTranslation();
  const current = props.posture.exceptions.filter(
    ({ state }) => state === 'requested' || state === 'approved',
  );
  if (current.length === 0) return null;
  return (
    <Section title={t('entity.exceptions.title')}>
      <ul className={styles.findings}>
        {current.map(exception => (
          <ExceptionItem
            key={exception.id}
            exception={exception}
            mayDecide={props.posture.may.includes('approve-exception')}
          />
        ))}
      </ul>
    </Section>
  );
}

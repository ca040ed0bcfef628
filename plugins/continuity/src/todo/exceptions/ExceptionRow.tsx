import {
  exceptionApprovePermission,
  type PolicyException,
} from '@backstage-continuity/plugin-continuity-common';
import { identityApiRef, useApi } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import {
  DateText,
  EntityLink,
  useContinuityTranslation,
} from '../../components';
import { usePosture } from '../../entity/useEntityPosture';
import styles from '../todo.module.css';
import { DecisionDialog, type Decision } from './DecisionDialog';

function useMe(): string | undefined {
  const identity = useApi(identityApiRef);
  const { data } = useQuery({
    queryKey: ['continuity-identity'],
    queryFn: () => identity.getBackstageIdentity(),
  });
  return data?.userEntityRef;
}

const decisions: Partial<Record<PolicyException['state'], Decision[]>> = {
  requested: ['rejectException', 'approveException'],
  approved: ['revokeException'],
};

/** The decisions that are open, as far as they are the reader's. */
function Decisions(props: { exception: PolicyException }) {
  const { t } = useContinuityTranslation();
  const { exception } = props;
  const me = useMe();
  const { data: posture } = usePosture(exception.entityRef);
  const [asking, setAsking] = useState<Decision>();
  if (!posture || !me) return null;
  if (!posture.may.includes('approve-exception')) {
    return (
      <p className={styles.secondary}>
        {t('todo.exceptions.denied', {
          permission: exceptionApprovePermission.name,
        })}
      </p>
    );
  }
  const own = exception.state === 'requested' && exception.requestedBy === me;
  const offered = (decisions[exception.state] ?? []).filter(
    decision => !(own && decision === 'approveException'),
  );
  return (
    <>
      {own && <p className={styles.secondary}>{t('todo.exceptions.own')}</p>}
      {offered.map(decision => (
        <Button
          key={decision}
          size="small"
          variant={decision === 'approveException' ? 'primary' : 'secondary'}
          onPress={() => setAsking(decision)}
        >
          {t(`todo.exceptions.action.${decision}`)}
        </Button>
      ))}
      {asking && (
        <DecisionDialog
          exception={exception}
          decision={asking}
          isOpen
          onOpenChange={isOpen => !isOpen && setAsking(undefined)}
        />
      )}
    </>
  );
}

/** One exception: what it accepts, why, until when, by whom. */
export function ExceptionRow(props: { exception: PolicyException }) {
  const { t } = useContinuityTranslation();
  const { exception } = props;
  const isOpen = decisions[exception.state] !== undefined;
  return (
    <li className={styles.finding}>
      <div className={styles.what}>
        <div className={styles.line}>
          <EntityLink entityRef={exception.entityRef} />
          <strong>
            {t(`common.check.${exception.check}`)}
            {exception.subject && ` (${exception.subject})`}
          </strong>
        </div>
        <p className={styles.message}>{exception.reason}</p>
        <p className={styles.secondary}>
          {t('todo.exceptions.requested')}{' '}
          <DateText value={exception.requestedAt} /> {t('todo.exceptions.by')}{' '}
          <EntityLink entityRef={exception.requestedBy} />
          {exception.decidedBy !== null && (
            <>
              , {t('todo.exceptions.decided')}{' '}
              <DateText value={exception.decidedAt} /> {t('todo.exceptions.by')}{' '}
              <EntityLink entityRef={exception.decidedBy} />
            </>
          )}
        </p>
        {exception.decisionNote && (
          <p className={styles.secondary}>{exception.decisionNote}</p>
        )}
      </div>
      <div className={styles.when}>
        {exception.state === 'approved' ? (
          <>
            {t('todo.exceptions.expires')}{' '}
            <DateText value={exception.expiresAt} />
          </>
        ) : (
          <>
            {isOpen
              ? t('todo.exceptions.until')
              : t(`todo.exceptions.state.${exception.state}`)}{' '}
            <DateText
              value={
                isOpen
                  ? exception.expiresAt
                  : exception.decidedAt ?? exception.expiresAt
              }
              day
            />
          </>
        )}
      </div>
      {isOpen && (
        <div className={styles.mend}>
          <Decisions exception={exception} />
        </div>
      )}
    </li>
  );
}

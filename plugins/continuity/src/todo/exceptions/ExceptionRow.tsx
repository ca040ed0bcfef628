import {
  exceptionApprovePermission,
  type PolicyException,
} from '@backstage-continuity/plugin-continuity-common';
import { Button } from '@backstage/ui';
import { useState } from 'react';
import {
  DateText,
  EntityLink,
  useContinuityTranslation,
} from '../../components';
import { usePosture } from '../../entity/useEntityPosture';
import {
  isDecidable,
  useDecisions,
  type Decision,
} from '../../exceptions/useDecisions';
import styles from '../todo.module.css';
import { DecisionDialog } from './DecisionDialog';

/** The decisions that are open, as far as they are the reader's. */
function Decisions(props: { exception: PolicyException }) {
  const { t } = useContinuityTranslation();
  const { exception } = props;
  const decisions = useDecisions(exception);
  const { data: posture } = usePosture(exception.entityRef);
  const [asking, setAsking] = useState<Decision>();
  if (!posture || !decisions) return null;
  if (!posture.may.includes('approve-exception')) {
    return (
      <p className={styles.secondary}>
        {t('todo.exceptions.denied', {
          permission: exceptionApprovePermission.name,
        })}
      </p>
    );
  }
  const { own, offered } = decisions;
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
  const isOpen = isDecidable(exception);
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

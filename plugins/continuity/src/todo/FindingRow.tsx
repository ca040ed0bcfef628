import type { Finding } from '@backstage-continuity/plugin-continuity-common';
import { Checkbox, Link } from '@backstage/ui';
import {
  DateText,
  EntityLink,
  SinceText,
  StatusBadge,
  useContinuityTranslation,
} from '../components';
import { statusOf } from '../entity/findings';
import { useTabLink } from '../entity/useTabLink';
import { MendButton } from './MendButton';
import styles from './todo.module.css';

function When(props: { finding: Finding }) {
  const { t } = useContinuityTranslation();
  const { finding } = props;
  if (finding.state === 'excepted' && finding.exceptionExpiresAt) {
    return (
      <>
        {t('todo.finding.until')}{' '}
        <DateText value={finding.exceptionExpiresAt} day />
      </>
    );
  }
  return finding.dueAt === null ? (
    <SinceText value={finding.since} />
  ) : (
    <DateText value={finding.dueAt} due />
  );
}

/** One thing to do: what is wrong, with what, whose it is, and what mends it. */
export function FindingRow(props: {
  finding: Finding;
  isSelected: boolean;
  onSelect: (isSelected: boolean) => void;
}) {
  const { t } = useContinuityTranslation();
  const tabLink = useTabLink();
  const { finding } = props;
  const check = t(`common.check.${finding.check}`);
  return (
    <li className={styles.finding}>
      <Checkbox
        aria-label={t('todo.finding.select', {
          check,
          entity: finding.entityTitle,
        })}
        isSelected={props.isSelected}
        onChange={props.onSelect}
      />
      <div className={styles.what}>
        <div className={styles.line}>
          <Link href={tabLink(finding.entityRef)} weight="bold">
            {finding.entityTitle}
          </Link>
          <StatusBadge status={statusOf(finding)} label={check} />
        </div>
        <p className={styles.message}>{finding.message}</p>
        <p className={styles.secondary}>
          {t(`common.severity.${finding.severity}`)},{' '}
          {finding.ownerRef === null ? (
            t('todo.finding.noOwner')
          ) : (
            <>
              {t('todo.finding.ownedBy')}{' '}
              <EntityLink entityRef={finding.ownerRef} />
            </>
          )}
        </p>
      </div>
      <div className={styles.when}>
        <When finding={finding} />
      </div>
      <div className={styles.mend}>
        <MendButton finding={finding} />
      </div>
    </li>
  );
}

import {
  policyRoles,
  type ApprovalProgress,
} from '@backstage-continuity/plugin-continuity-common';
import { Text } from '@backstage/ui';
import {
  DateText,
  EntityLink,
  useContinuityTranslation,
} from '../../components';
import styles from './review.module.css';

const ROLES = ['owner', ...policyRoles] as const;

/** Who is asked for approval, and who has given it. */
export function ApprovalLevels(props: { approval: ApprovalProgress }) {
  const { t } = useContinuityTranslation();
  const { levels, next } = props.approval;
  const roleName = (name: string) => {
    const role = ROLES.find(one => one === name);
    return role ? t(`records.review.role.${role}`) : name;
  };
  return (
    <ol className={styles.levels}>
      {levels.map((level, index) => (
        <li key={index}>
          {level.approvedBy === null ? (
            <>
              {level.people.length === 0
                ? t('records.review.anyone')
                : level.people.map((ref, at) => (
                    <span key={ref}>
                      {at > 0 && ', '}
                      <EntityLink entityRef={ref} />
                    </span>
                  ))}{' '}
              <Text as="span" color="secondary">
                ({roleName(level.role)};{' '}
                {t(
                  index === next
                    ? 'records.review.levelNext'
                    : 'records.review.levelLater',
                )}
                )
              </Text>
            </>
          ) : (
            <>
              {t('records.review.levelBy')}{' '}
              <EntityLink entityRef={level.approvedBy} />,{' '}
              <DateText value={level.approvedAt} />
            </>
          )}
        </li>
      ))}
    </ol>
  );
}

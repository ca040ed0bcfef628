import type { Finding } from '@backstage-continuity/plugin-continuity-common';
import { Flex, Link, Text } from '@backstage/ui';
import { DateText, EntityLink, useContinuityTranslation } from '../components';
import styles from '../entity/entity.module.css';
import { useTabLink } from '../entity/useTabLink';

/** One finding of what the reader owns, leading to where it is mended. */
export function DutyFinding(props: { finding: Finding }) {
  const { t } = useContinuityTranslation();
  const tabLink = useTabLink();
  const { finding } = props;
  return (
    <li className={styles.finding}>
      <Flex direction="column" gap="1" className={styles.findingText}>
        <Text as="p">
          <EntityLink entityRef={finding.entityRef} />:{' '}
          <Link href={tabLink(finding.entityRef)}>
            {t(`common.check.${finding.check}`)}
          </Link>
        </Text>
        <Text as="p" variant="body-small" color="secondary">
          {finding.message}
        </Text>
      </Flex>
      {finding.dueAt !== null && (
        <Text variant="body-small">
          <DateText value={finding.dueAt} due />
        </Text>
      )}
    </li>
  );
}

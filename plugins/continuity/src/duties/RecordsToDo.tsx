import type { RecordDuties } from '@backstage-continuity/plugin-continuity-common';
import { Flex, Link, Text } from '@backstage/ui';
import { useContinuityPageLink, useContinuityTranslation } from '../components';
import styles from '../entity/entity.module.css';
import { countDuties, dutyKinds } from '../records/duties/dutyKinds';

/** How many records wait for the reader, and what for. */
export function RecordsToDo(props: { duties: RecordDuties }) {
  const { t } = useContinuityTranslation();
  const library = useContinuityPageLink()('records');
  const { duties } = props;
  const count = countDuties(duties);
  if (count === 0) return null;
  return (
    <section>
      <Flex justify="between" align="center" gap="2">
        <Text as="h3" weight="bold">
          {t('records.duties.counts', { count })}
        </Text>
        {library && <Link href={library}>{t('duties.all')}</Link>}
      </Flex>
      <ul className={styles.findings}>
        {dutyKinds
          .filter(kind => duties[kind].length > 0)
          .map(kind => (
            <li key={kind} className={styles.finding}>
              <Text>{t(`records.duties.${kind}`)}</Text>
              <Text>{duties[kind].length}</Text>
            </li>
          ))}
      </ul>
    </section>
  );
}

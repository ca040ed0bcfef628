import {
  diffContents,
  type RecordRevision,
  type RecordType,
} from '@backstage-continuity/plugin-continuity-common';
import { Alert, Button, Flex, Text } from '@backstage/ui';
import { formatExact, useContinuityTranslation } from '../../../components';
import styles from '../../records.module.css';
import type { LocalDraft } from './localDrafts';

const SHOWN = 8;

/** Tells of what was typed and never saved, to be taken up or thrown away. */
export function RestoreNotice(props: {
  type: RecordType;
  revision: RecordRevision;
  mine: LocalDraft;
  onRestore: () => void;
  onDrop: () => void;
}) {
  const { t } = useContinuityTranslation();
  const { type, revision, mine } = props;
  const changes = diffContents(type, revision.content, mine.content);
  const hidden = changes.length - SHOWN;
  return (
    <Alert
      status="warning"
      icon
      title={t('records.restore.title')}
      description={
        <div className={styles.stale}>
          <Text as="p">
            {t('records.restore.body', {
              when: formatExact(new Date(mine.at).toISOString()),
            })}{' '}
            {t('records.restore.differs')}
          </Text>
          <ul className={styles.facetChanges}>
            {changes.slice(0, SHOWN).map(({ path, label }) => (
              <li key={path}>{label}</li>
            ))}
            {hidden > 0 && (
              <li>{t('records.duties.more', { count: hidden })}</li>
            )}
          </ul>
        </div>
      }
      customActions={
        <Flex gap="2" className={styles.wrap}>
          <Button size="small" variant="primary" onPress={props.onRestore}>
            {t('records.restore.restore')}
          </Button>
          <Button size="small" variant="secondary" onPress={props.onDrop}>
            {t('records.restore.drop')}
          </Button>
        </Flex>
      }
    />
  );
}

import type {
  EntityPosture,
  Finding,
} from '@backstage-continuity/plugin-continuity-common';
import { Button, Flex, Text } from '@backstage/ui';
import { Suspense, lazy, useState } from 'react';
import {
  EntityLink,
  SinceText,
  StatusBadge,
  useContinuityTranslation,
} from '../../components';
import styles from '../entity.module.css';
import { statusOf } from '../findings';
import { RemedyButton } from '../RemedyButton';
import { remedyFor } from '../remedies';
import { FileSnippet } from './FileSnippet';

const RequestExceptionDialog = lazy(() =>
  import('../../exceptions/RequestExceptionDialog').then(m => ({
    default: m.RequestExceptionDialog,
  })),
);

/** One finding: what is wrong, since when, where from, and what mends it. */
export function FindingItem(props: {
  finding: Finding;
  posture: EntityPosture;
}) {
  const { t } = useContinuityTranslation();
  const { finding, posture } = props;
  const [excepting, setExcepting] = useState(false);
  const remedy = remedyFor(finding, posture);
  const mayExcept =
    finding.state === 'open' && posture.may.includes('request-exception');
  return (
    <li className={styles.finding}>
      <Flex direction="column" gap="1" className={styles.findingText}>
        <Flex gap="2" align="center" className={styles.wrap}>
          <StatusBadge
            status={statusOf(finding)}
            label={t(`common.check.${finding.check}`)}
          />
          <Text variant="body-small" color="secondary">
            {t(`common.severity.${finding.severity}`)}
          </Text>
          {finding.state === 'open' && (
            <Text variant="body-small" color="secondary">
              <SinceText value={finding.since} />
            </Text>
          )}
        </Flex>
        <Text as="p">{finding.message}</Text>
        {finding.figures.requiredBy && (
          <Text as="p" variant="body-small" color="secondary">
            {t('entity.requiredBy')}{' '}
            <EntityLink entityRef={finding.figures.requiredBy} />
          </Text>
        )}
        {remedy.remedy === 'edit-file' && <FileSnippet finding={finding} />}
        {!remedy.allowed && (
          <Text as="p" variant="body-small" color="secondary">
            {t('entity.denied', { permission: remedy.permission ?? '' })}
          </Text>
        )}
      </Flex>
      <Flex gap="2" align="center" className={styles.wrap}>
        {mayExcept && (
          <Button
            size="small"
            variant="tertiary"
            onPress={() => setExcepting(true)}
          >
            {t('common.action.requestException')}
          </Button>
        )}
        <RemedyButton posture={posture} finding={finding} />
      </Flex>
      {excepting && (
        <Suspense fallback={null}>
          <RequestExceptionDialog
            items={[
              {
                entityRef: finding.entityRef,
                check: finding.check,
                subject: finding.subject,
              },
            ]}
            isOpen={excepting}
            onOpenChange={setExcepting}
          />
        </Suspense>
      )}
    </li>
  );
}

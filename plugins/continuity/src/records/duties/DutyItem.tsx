import type { RecordRow } from '@backstage-continuity/plugin-continuity-common';
import { ButtonLink, Flex, Link, Text } from '@backstage/ui';
import { DateText, useContinuityTranslation } from '../../components';
import styles from '../records.module.css';
import { useRecordType } from '../types';
import { useRecordLink } from '../useRecordLink';
import { AttentionBadges, useTypeWords } from '../words';
import { dutyActions, type DutyKind } from './dutyKinds';

/** When that which waits came to wait, or is due. */
function When(props: { kind: DutyKind; record: RecordRow }) {
  const { kind, record } = props;
  if (kind === 'toReview') {
    return record.dueAt === null ? null : <DateText value={record.dueAt} due />;
  }
  return (
    <DateText
      value={
        kind === 'toAcknowledge'
          ? record.approvedAt
          : record.open?.updatedAt ?? record.updatedAt
      }
    />
  );
}

/** One record that waits for the reader, with what to do next. */
export function DutyItem(props: { kind: DutyKind; record: RecordRow }) {
  const { t } = useContinuityTranslation();
  const words = useTypeWords();
  const links = useRecordLink();
  const { kind, record } = props;
  const type = useRecordType(record.type);
  const { label, view } = dutyActions[kind];
  const href = links.record(record.id, view);
  const title = `${type ? words.title(type) : record.type}: ${
    record.subjectTitle
  }`;
  return (
    <li className={styles.duty}>
      <Flex direction="column" gap="1" className={styles.grow}>
        {href ? <Link href={href}>{title}</Link> : <Text>{title}</Text>}
        <Flex gap="2" align="center" className={styles.wrap}>
          {kind === 'toReview' && <AttentionBadges record={record} />}
          <Text variant="body-small" color="secondary">
            <When kind={kind} record={record} />
          </Text>
        </Flex>
      </Flex>
      {href && (
        <ButtonLink
          size="small"
          variant={kind === 'toApprove' ? 'primary' : 'secondary'}
          href={href}
          aria-label={`${t(`records.action.${label}`)}: ${title}`}
        >
          {t(`records.action.${label}`)}
        </ButtonLink>
      )}
    </li>
  );
}

import type {
  RecordRow,
  RecordType,
} from '@backstage-continuity/plugin-continuity-common';
import { ButtonLink, Flex, Link, Skeleton, Text } from '@backstage/ui';
import {
  DateText,
  QueryState,
  useContinuityQuery,
  useContinuityTranslation,
} from '../../components';
import { Section } from '../../entity/Section';
import styles from '../records.module.css';
import { useRecordTypes } from '../types';
import { useRecordLink } from '../useRecordLink';
import { AttentionBadges, RecordStateBadge, useTypeWords } from '../words';
import { RecordSummary } from './RecordSummary';

/** What to do next about a record, and where; of a retired one, nothing. */
function nextStep(record: RecordRow | undefined) {
  if (!record || record.state === 'retired') return null;
  if (record.open?.state === 'in-review') {
    return { label: 'review', view: 'review' } as const;
  }
  if (record.open) return { label: 'continue', view: 'edit' } as const;
  return { label: 'open', view: 'read' } as const;
}

function TypeRow(props: {
  type: RecordType;
  subjectRef: string;
  record: RecordRow | undefined;
  isRequired: boolean;
}) {
  const { t } = useContinuityTranslation();
  const words = useTypeWords();
  const links = useRecordLink();
  const { type, subjectRef, record, isRequired } = props;
  const title = words.title(type);
  const href = record && links.record(record.id);
  const step = nextStep(record);
  const stepHref =
    record && step
      ? links.record(record.id, step.view)
      : links.start(type.name, subjectRef);
  const label = t(`records.action.${step?.label ?? 'start'}`);
  return (
    <li className={styles.duty}>
      <Flex direction="column" gap="1" className={styles.grow}>
        <Flex gap="2" align="center" className={styles.wrap}>
          {href ? (
            <Link href={href} weight="bold">
              {title}
            </Link>
          ) : (
            <Text weight="bold">{title}</Text>
          )}
          {record && (
            <>
              <RecordStateBadge state={record.state} />
              <AttentionBadges
                record={record}
                except={record.state === 'returned' ? 'returned' : undefined}
              />
            </>
          )}
        </Flex>
        <span className={styles.secondary}>
          {!record && t('records.section.notStarted')}
          {!record && isRequired && `. ${t('records.section.required')}`}
          {record &&
            !step &&
            isRequired &&
            `${t('records.section.required')}. `}
          {record?.approvedRevision !== null && record && (
            <>
              {t('records.revision', {
                revision: String(record.approvedRevision),
              })}
              , {t('records.section.reviewed')}{' '}
              <DateText value={record.lastReviewedAt} />
              {record.dueAt !== null && (
                <>
                  , {t('records.section.due')}{' '}
                  <DateText value={record.dueAt} due />
                </>
              )}
            </>
          )}
          {record?.open && record.approvedRevision !== null && (
            <>
              {'; '}
              {t('records.openAs', {
                revision: String(record.open.revision),
                state: t(
                  `records.state.${record.open.state}`,
                ).toLocaleLowerCase(),
              })}
            </>
          )}
        </span>
        {record && <RecordSummary record={record} />}
      </Flex>
      {stepHref && (
        <ButtonLink
          size="small"
          variant="secondary"
          href={stepHref}
          aria-label={`${label}: ${title}`}
        >
          {label}
        </ButtonLink>
      )}
    </li>
  );
}

/** The records about one service or function: one row for each type. */
export function RecordsSection(props: {
  entityRef: string;
  /** Of the service; null: it has none, or is a function. */
  tier: string | null;
}) {
  const { t } = useContinuityTranslation();
  const links = useRecordLink();
  const { entityRef, tier } = props;
  const subject = entityRef.startsWith('vitalbusinessfunction:')
    ? 'function'
    : 'service';
  const types = useRecordTypes().filter(type =>
    type.subjects.includes(subject),
  );
  const query = useContinuityQuery('listRecords', {
    query: { subject: [entityRef], limit: 100 },
  });
  const { data: policy } = useContinuityQuery('getPolicy', {});
  const required = policy?.tiers.find(({ name }) => name === tier)?.records;
  const library = links.about(entityRef);
  return (
    <Section
      title={t('records.section.title')}
      actions={
        library && <Link href={library}>{t('records.section.library')}</Link>
      }
    >
      <QueryState
        operation="listRecords"
        query={query}
        skeleton={<Skeleton width="100%" height={120} />}
      >
        {({ items }) => (
          <ul className={styles.plainList}>
            {types.map(type => {
              const own = items.filter(record => record.type === type.name);
              return (
                <TypeRow
                  key={type.name}
                  type={type}
                  subjectRef={entityRef}
                  record={
                    own.find(({ state }) => state !== 'retired') ?? own[0]
                  }
                  isRequired={
                    required?.some(record => record.type === type.name) ?? false
                  }
                />
              );
            })}
          </ul>
        )}
      </QueryState>
    </Section>
  );
}

import type { RecordRow } from '@backstage-continuity/plugin-continuity-common';
import {
  Cell,
  Flex,
  Link,
  Text,
  useBreakpoint,
  type ColumnConfig,
} from '@backstage/ui';
import {
  Chips,
  DateText,
  EntityLink,
  useContinuityTranslation,
} from '../../components';
import styles from '../records.module.css';
import { useRecordTypes } from '../types';
import { useRecordLink } from '../useRecordLink';
import { AttentionBadges, RecordStateBadge, useTypeWords } from '../words';

/** What is being written beside what counts. */
function OpenText(props: { record: RecordRow }) {
  const { t } = useContinuityTranslation();
  const { open, approvedRevision } = props.record;
  if (!open || approvedRevision === null) return null;
  const state = t(`records.state.${open.state}`).toLocaleLowerCase();
  return (
    <span className={styles.secondary}>
      {t('records.openAs', { revision: String(open.revision), state })}
    </span>
  );
}

function Attention({ record }: { record: RecordRow }) {
  return (
    <Chips>
      <AttentionBadges
        record={record}
        except={record.state === 'returned' ? 'returned' : undefined}
      />
    </Chips>
  );
}

function Due({ record }: { record: RecordRow }) {
  return record.dueAt === null ? (
    <Text color="secondary">–</Text>
  ) : (
    <DateText value={record.dueAt} due />
  );
}

/** Columns of the library; where there is little room, some below others. */
export function useRecordColumns(): ColumnConfig<RecordRow>[] {
  const { t } = useContinuityTranslation();
  const words = useTypeWords();
  const types = useRecordTypes();
  const links = useRecordLink();
  const isNarrow = useBreakpoint().down('lg');
  const titleOf = (name: string) => {
    const type = types.find(one => one.name === name);
    return type ? words.title(type) : name;
  };
  return [
    {
      id: 'subject',
      label: t('records.column.subject'),
      isRowHeader: true,
      defaultWidth: '3fr',
      minWidth: 150,
      cell: record => {
        const href = links.record(record.id);
        return (
          <Cell>
            {href ? (
              <Link href={href}>{record.subjectTitle}</Link>
            ) : (
              record.subjectTitle
            )}
            <span className={styles.secondary}>{titleOf(record.type)}</span>
            {isNarrow && <Attention record={record} />}
          </Cell>
        );
      },
    },
    {
      id: 'state',
      label: t('records.column.state'),
      defaultWidth: '2fr',
      minWidth: 140,
      cell: record => (
        <Cell>
          <Flex direction="column" align="start" gap="1">
            <RecordStateBadge state={record.state} />
            {record.approvedRevision !== null && (
              <span className={styles.secondary}>
                {t('records.revision', {
                  revision: String(record.approvedRevision),
                })}
              </span>
            )}
            <OpenText record={record} />
          </Flex>
        </Cell>
      ),
    },
    ...(isNarrow
      ? []
      : [
          {
            id: 'attention',
            label: t('records.column.attention'),
            defaultWidth: '2fr' as const,
            minWidth: 150,
            cell: (record: RecordRow) => (
              <Cell>
                <Attention record={record} />
              </Cell>
            ),
          },
        ]),
    {
      id: 'owner',
      label: t('records.column.owner'),
      defaultWidth: '2fr',
      minWidth: 110,
      cell: record => (
        <Cell>
          {record.ownerRef === null ? (
            <Text color="secondary">{t('records.noOwner')}</Text>
          ) : (
            <EntityLink entityRef={record.ownerRef} />
          )}
        </Cell>
      ),
    },
    ...(isNarrow
      ? []
      : [
          {
            id: 'reviewed',
            label: t('records.column.reviewed'),
            defaultWidth: '1fr' as const,
            minWidth: 110,
            cell: (record: RecordRow) => (
              <Cell>
                <DateText value={record.lastReviewedAt} />
              </Cell>
            ),
          },
        ]),
    {
      id: 'due',
      label: t('records.column.due'),
      defaultWidth: isNarrow ? '2fr' : '1fr',
      minWidth: 110,
      cell: record => (
        <Cell>
          <Due record={record} />
          {isNarrow && record.lastReviewedAt !== null && (
            <span className={styles.secondary}>
              {t('records.section.reviewed')}{' '}
              <DateText value={record.lastReviewedAt} />
            </span>
          )}
        </Cell>
      ),
    },
  ];
}

import type {
  RecordDetail,
  RecordType,
} from '@backstage-continuity/plugin-continuity-common';
import { Flex, Header } from '@backstage/ui';
import {
  DateText,
  EntityLink,
  TierBadge,
  useContinuityTranslation,
} from '../../components';
import { recordViews, type RecordView } from '../useRecordLink';
import { AttentionBadges, RecordStateBadge, useTypeWords } from '../words';
import { ExportMenu } from './ExportMenu';
import { NextAction } from './NextAction';
import type { RecordDialog } from './RecordDialogs';
import { RecordMenu } from './RecordMenu';
import styles from '../records.module.css';
import { useRecordPage } from './useRecordPage';

/** Whether there is anything on a part of the page for this reader. */
function isShown(view: RecordView, { open, may }: RecordDetail): boolean {
  if (view === 'edit') {
    return open !== null && open.state !== 'in-review' && may.includes('edit');
  }
  return view === 'review' ? open !== null : view !== 'print';
}

/** What the record is, how it stands, and what can be done with it. */
export function RecordHeader(props: {
  record: RecordDetail;
  type: RecordType;
  onDialog: (dialog: RecordDialog) => void;
}) {
  const { t } = useContinuityTranslation();
  const words = useTypeWords();
  const { record, type, onDialog } = props;
  const { view, hrefOf } = useRecordPage(record.id);
  const { approvedRevision, open } = record;
  return (
    <Header
      title={record.subjectTitle}
      tags={[{ label: words.title(type) }]}
      metadata={[
        {
          label: t('records.header.state'),
          value: (
            <Flex gap="2" align="center" className={styles.wrap}>
              <RecordStateBadge state={record.state} />
              <AttentionBadges
                record={record}
                except={record.state === 'returned' ? 'returned' : undefined}
              />
            </Flex>
          ),
        },
        {
          label: t('records.header.revision'),
          value:
            open && approvedRevision !== null
              ? t('records.header.open', {
                  approved: String(approvedRevision),
                  revision: String(open.revision),
                  state: t(`records.state.${open.state}`).toLocaleLowerCase(),
                })
              : String(open?.revision ?? approvedRevision ?? '–'),
        },
        {
          label: t('records.column.subject'),
          value: <EntityLink entityRef={record.subjectRef} />,
        },
        {
          label: t('records.header.owner'),
          value: record.ownerRef ? (
            <EntityLink entityRef={record.ownerRef} />
          ) : (
            t('records.noOwner')
          ),
        },
        ...(record.tier !== null && record.tier !== 'function'
          ? [
              {
                label: t('records.header.tier'),
                value: <TierBadge tier={record.tier} plain />,
              },
            ]
          : []),
        {
          label: t('records.header.due'),
          value:
            record.dueAt === null ? (
              t('records.noReview')
            ) : (
              <DateText value={record.dueAt} due />
            ),
        },
      ]}
      tabs={recordViews
        .filter(one => one === view || isShown(one, record))
        .map(one => ({
          id: one,
          label: t(`records.view.${one}`),
          href: hrefOf(one),
        }))}
      activeTabId={view}
      customActions={
        <>
          <NextAction record={record} onConfirm={() => onDialog('confirm')} />
          <ExportMenu record={record} />
          <RecordMenu record={record} onChoose={onDialog} />
        </>
      }
    />
  );
}

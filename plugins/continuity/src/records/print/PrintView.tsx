import {
  recordDocument,
  type JsonValue,
  type RecordRevision,
} from '@backstage-continuity/plugin-continuity-common';
import { Button, Flex } from '@backstage/ui';
import { RiPrinterLine } from '@remixicon/react';
import { QueryState, useContinuityTranslation } from '../../components';
import { useEntityTitles } from '../../pickers';
import type { RecordViewProps } from '../record/RecordViewProps';
import { useRecordPage } from '../record/useRecordPage';
import { useRevision } from '../record/useRevision';
import { refsIn } from '../words/facetText';
import { RecordDocument } from './RecordDocument';

function documentOf(
  { record, type, policy }: RecordViewProps,
  revision: RecordRevision,
  nameOf: (ref: string) => string,
) {
  const { author, approval, content, redacted } = revision;
  return recordDocument({
    type,
    content: content as JsonValue,
    redacted,
    policy,
    nameOf,
    header: {
      subjectRef: record.subjectRef,
      subjectTitle: record.subjectTitle,
      ownerRef: record.ownerRef,
      revision: revision.revision,
      state: revision.state,
      retired: record.retiredAt !== null,
      author,
      writtenAt: revision.updatedAt,
      approvals: (approval?.levels ?? []).flatMap(level =>
        level.approvedBy !== null && level.approvedAt !== null
          ? [{ by: level.approvedBy, at: level.approvedAt }]
          : [],
      ),
      contentHash: revision.contentHash,
      lastReviewedAt: record.lastReviewedAt,
      dueAt: record.dueAt,
    },
  });
}

/** A revision from beginning to end, as it goes on paper. */
export function PrintView(props: RecordViewProps) {
  const { t } = useContinuityTranslation();
  const { record } = props;
  const { revision: asked } = useRecordPage(record.id);
  const shown =
    asked ?? record.approvedRevision ?? record.revisions.at(-1)?.revision ?? 1;
  const query = useRevision(record.id, shown);
  const nameOf = useEntityTitles(refsIn([record.ownerRef, query.data]));
  return (
    <QueryState operation="getRecordRevision" query={query}>
      {revision => (
        <Flex direction="column" gap="4" align="start">
          <Button
            variant="secondary"
            iconStart={<RiPrinterLine />}
            onPress={() => window.print()}
          >
            {t('records.action.print')}
          </Button>
          <RecordDocument model={documentOf(props, revision, nameOf)} />
        </Flex>
      )}
    </QueryState>
  );
}

import type { Finding } from '@backstage-continuity/plugin-continuity-common';
import { Button, ButtonLink } from '@backstage/ui';
import { Suspense, useState } from 'react';
import { useContinuityTranslation } from '../components';
import {
  lookLabels,
  placeOnTab,
  recordLabels,
  recordPlaceOf,
} from '../entity/remedies';
import { RemedyDialog } from '../entity/RemedyDialog';
import { useTabLink } from '../entity/useTabLink';
import { useRecordPlaceLink } from '../records/useRecordLink';
import { MendFileDialog } from './MendFileDialog';

const labels = {
  'edit-file': 'editFile',
  classify: 'classify',
  'confirm-review': 'confirmReview',
  'schedule-test': 'scheduleTest',
  'record-outcome': 'recordOutcome',
  ...lookLabels,
  ...recordLabels,
} as const;

/**
 * The button that mends a finding. What the reader may do is asked only once it
 * is pressed, as a page of findings concerns many entities.
 */
export function MendButton(props: { finding: Finding }) {
  const { t } = useContinuityTranslation();
  const tabLink = useTabLink();
  const recordHref = useRecordPlaceLink();
  const { finding } = props;
  const [dialog, setDialog] = useState<Finding['remedy']>();
  const onOpenChange = (isOpen: boolean) => !isOpen && setDialog(undefined);
  const label = t(`common.action.${labels[finding.remedy]}`);
  const place = placeOnTab(finding);
  if (place !== undefined) {
    return (
      <ButtonLink
        size="small"
        variant="secondary"
        href={`${tabLink(finding.entityRef)}${place}`}
      >
        {label}
      </ButtonLink>
    );
  }
  const record = recordPlaceOf(finding);
  if (record !== undefined) {
    const href = recordHref(record);
    return href === undefined ? null : (
      <ButtonLink size="small" variant="secondary" href={href}>
        {label}
      </ButtonLink>
    );
  }
  return (
    <>
      <Button
        size="small"
        variant="secondary"
        onPress={() => setDialog(finding.remedy)}
      >
        {label}
      </Button>
      {dialog === 'edit-file' && (
        <MendFileDialog
          finding={finding}
          onClassify={() => setDialog('classify')}
          isOpen
          onOpenChange={onOpenChange}
        />
      )}
      {dialog !== undefined && dialog !== 'edit-file' && (
        <Suspense fallback={null}>
          <RemedyDialog
            remedy={dialog}
            entityRef={finding.entityRef}
            testId={finding.figures.testId}
            isOpen
            onOpenChange={onOpenChange}
          />
        </Suspense>
      )}
    </>
  );
}

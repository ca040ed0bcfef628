import type { Remedy } from '@backstage-continuity/plugin-continuity-common';
import { lazy } from 'react';

const ConfirmReviewDialog = lazy(() =>
  import('./ConfirmReviewDialog').then(m => ({
    default: m.ConfirmReviewDialog,
  })),
);
const ClassifyDialog = lazy(() =>
  import('../classification/ClassifyDialog').then(m => ({
    default: m.ClassifyDialog,
  })),
);
const ScheduleTestDialog = lazy(() =>
  import('../testing/ScheduleTestDialog').then(m => ({
    default: m.ScheduleTestDialog,
  })),
);
const RecordOutcomeDialog = lazy(() =>
  import('../testing/RecordOutcomeDialog').then(m => ({
    default: m.RecordOutcomeDialog,
  })),
);

/** The dialog in which something is mended. Files are mended elsewhere. */
export function RemedyDialog(props: {
  remedy: Remedy;
  entityRef: string;
  testId?: string;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
}) {
  const { remedy, testId, ...rest } = props;
  switch (remedy) {
    case 'confirm-review':
      return <ConfirmReviewDialog {...rest} />;
    case 'classify':
      return <ClassifyDialog {...rest} />;
    case 'schedule-test':
      return <ScheduleTestDialog {...rest} />;
    case 'record-outcome':
      return <RecordOutcomeDialog {...rest} testId={testId} />;
    default:
      return null;
  }
}

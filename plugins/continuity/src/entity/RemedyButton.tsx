import type {
  EntityPosture,
  Finding,
} from '@backstage-continuity/plugin-continuity-common';
import { Button, ButtonLink } from '@backstage/ui';
import { RiExternalLinkLine } from '@remixicon/react';
import { Suspense, useState } from 'react';
import { useContinuityTranslation } from '../components';
import { remedyFor } from './remedies';
import { useRecordPlaceLink } from '../records/useRecordLink';
import { RemedyDialog } from './RemedyDialog';
import { useTabLink } from './useTabLink';

/**
 * The one button that mends a finding; nothing where the reader may not or
 * where there is nowhere to go.
 */
export function RemedyButton(props: {
  posture: EntityPosture;
  finding: Finding;
}) {
  const { t } = useContinuityTranslation();
  const tabLink = useTabLink();
  const recordHref = useRecordPlaceLink();
  const [isOpen, setOpen] = useState(false);
  const remedy = remedyFor(props.finding, props.posture);
  if (!remedy.allowed) return null;
  const label = t(`common.action.${remedy.label}`);
  if (remedy.record) {
    const href = recordHref(remedy.record);
    return href === undefined ? null : (
      <ButtonLink size="small" variant="secondary" href={href}>
        {label}
      </ButtonLink>
    );
  }
  if (remedy.onTab !== undefined) {
    return (
      <ButtonLink
        size="small"
        variant="secondary"
        href={`${tabLink(props.finding.entityRef)}${remedy.onTab}`}
      >
        {label}
      </ButtonLink>
    );
  }
  if (remedy.href !== undefined) {
    return (
      <ButtonLink
        size="small"
        variant="secondary"
        href={remedy.href}
        target="_blank"
        rel="noopener noreferrer"
        iconEnd={<RiExternalLinkLine />}
      >
        {label}
      </ButtonLink>
    );
  }
  return (
    <>
      <Button size="small" variant="secondary" onPress={() => setOpen(true)}>
        {label}
      </Button>
      {isOpen && (
        <Suspense fallback={null}>
          <RemedyDialog
            remedy={remedy.remedy}
            entityRef={props.posture.entityRef}
            testId={
              props.finding.figures.testId ?? props.posture.tests.next?.id
            }
            isOpen={isOpen}
            onOpenChange={setOpen}
          />
        </Suspense>
      )}
    </>
  );
}

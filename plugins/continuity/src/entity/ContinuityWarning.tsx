import { Alert, Link } from '@backstage/ui';
import { useContinuityTranslation } from '../components';
import { mainFinding, toFix } from './findings';
import { RemedyButton } from './RemedyButton';
import { usePageEntityRef, usePosture } from './useEntityPosture';
import { useTabLink } from './useTabLink';
import { WarningTitle } from './WarningTitle';

/**
 * Says what is overdue or a gap, and the way out. Otherwise nothing at all:
 * the card beside it tells of loading, errors and what is merely due soon.
 */
export function ContinuityWarning() {
  const { t } = useContinuityTranslation();
  const tabLink = useTabLink();
  const { data: posture } = usePosture(usePageEntityRef());
  const finding = posture?.inScope ? mainFinding(posture) : undefined;
  if (!posture || !finding) return null;
  const others = toFix(posture).length - 1;
  return (
    <Alert
      status={posture.status === 'gap' ? 'danger' : 'warning'}
      icon
      title={<WarningTitle finding={finding} />}
      description={
        <>
          {finding.message}{' '}
          <Link href={tabLink(posture.entityRef)} variant="body-medium">
            {others > 0
              ? t('entity.warning.more', { count: others })
              : t('entity.warning.why')}
          </Link>
        </>
      }
      customActions={<RemedyButton posture={posture} finding={finding} />}
    />
  );
}

import { Alert, Flex, Link } from '@backstage/ui';
import { useContinuityTranslation } from '../components';
import { isOverdue, toFix, worstFindings } from './findings';
import { RemedyButton } from './RemedyButton';
import { usePageEntityRef, usePosture } from './useEntityPosture';
import { useTabLink } from './useTabLink';
import { WarningTitle } from './WarningTitle';

/**
 * Says what is a gap and what is overdue, the worst of each, and the way out.
 * Otherwise nothing at all: the card beside it tells of loading, errors and
 * what is merely due soon.
 */
export function ContinuityWarning() {
  const { t } = useContinuityTranslation();
  const tabLink = useTabLink();
  const { data: posture } = usePosture(usePageEntityRef());
  const shown = posture?.inScope ? worstFindings(posture) : [];
  if (!posture || shown.length === 0) return null;
  const others = toFix(posture).length - shown.length;
  return (
    <Flex direction="column" gap="2">
      {shown.map((finding, index) => (
        <Alert
          key={finding.check}
          status={isOverdue(finding) ? 'warning' : 'danger'}
          icon
          title={<WarningTitle finding={finding} />}
          description={
            <>
              {finding.message}{' '}
              <Link href={tabLink(posture.entityRef)} variant="body-medium">
                {others > 0 && index === shown.length - 1
                  ? t('entity.warning.more', { count: others })
                  : t('entity.warning.why')}
              </Link>
            </>
          }
          customActions={<RemedyButton posture={posture} finding={finding} />}
        />
      ))}
    </Flex>
  );
}

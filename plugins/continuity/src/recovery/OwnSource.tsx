import type { OwnRecovery } from '@backstage-continuity/plugin-continuity-common';
import { Link } from '@backstage/ui';
import { useContinuityPageLink, useContinuityTranslation } from '../components';
import { useRecordLink } from '../records/useRecordLink';
import { sourceText } from './words';

/**
 * Where an own time comes from, with the way to the test that measured it or the
 * strategy that has chosen it.
 */
export function OwnSource(props: { own: OwnRecovery }) {
  const { t } = useContinuityTranslation();
  const pageLink = useContinuityPageLink();
  const links = useRecordLink();
  const { source } = props.own;
  if (source === null) return null;
  const { testId, recordId } = source;
  const test =
    testId === undefined ? undefined : pageLink('tests', { test: testId });
  const strategy = recordId === undefined ? undefined : links.record(recordId);
  return (
    <>
      {sourceText(source, t)}
      {test !== undefined && (
        <>
          {' '}
          <Link href={test}>{t('recovery.source.inTest')}</Link>
        </>
      )}
      {strategy !== undefined && (
        <>
          {' '}
          <Link href={strategy}>{t('recovery.source.inStrategy')}</Link>
        </>
      )}
    </>
  );
}

import type { OwnRecovery } from '@backstage-continuity/plugin-continuity-common';
import { Link } from '@backstage/ui';
import { useContinuityPageLink, useContinuityTranslation } from '../components';
import { sourceText } from './words';

/** Where an own time comes from, with the way to the test that measured it. */
export function OwnSource(props: { own: OwnRecovery }) {
  const { t } = useContinuityTranslation();
  const pageLink = useContinuityPageLink();
  const { source } = props.own;
  if (source === null) return null;
  const href =
    source.testId === undefined
      ? undefined
      : pageLink('tests', { test: source.testId });
  return (
    <>
      {sourceText(source, t)}
      {href !== undefined && (
        <>
          {' '}
          <Link href={href}>{t('recovery.source.inTest')}</Link>
        </>
      )}
    </>
  );
}

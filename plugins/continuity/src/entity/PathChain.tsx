import type { FigureSource } from '@backstage-continuity/plugin-continuity-common';
import { Link } from '@backstage/ui';
import { Fragment, type ReactNode } from 'react';
import { EntityLink, TierBadge, useContinuityTranslation } from '../components';
import { pathToText } from '../dependencies/highlight';
import styles from './entity.module.css';
import { useTabLink } from './useTabLink';

type Inherited = Extract<FigureSource, { type: 'dependent' }>;

/** Entities of a path that are named, of each end. */
const NAMED = 3;

/** What the first entity of the path has the figure from, unless a function. */
function Origin(props: { origin: Inherited['origin'] }) {
  const { t } = useContinuityTranslation();
  const { origin } = props;
  switch (origin.type) {
    case 'tier':
      return (
        <>
          {t('entity.source.tier')} <TierBadge tier={origin.tier} plain />
        </>
      );
    case 'function':
      if (origin.recordId !== undefined) {
        return <>{t('entity.source.functionAnalysis')}</>;
      }
      return origin.peak === undefined ? null : (
        <>{t('entity.source.peak', { peak: origin.peak })}</>
      );
    default:
      return <>{t(`entity.source.${origin.type}`)}</>;
  }
}

/** The path shortened in its middle, where there is more than one reads. */
function shortened(path: string[], steps: number) {
  const isLong = path.length > 2 * NAMED;
  const first = path.slice(0, isLong ? NAMED : Math.ceil(path.length / 2));
  const last = path.slice(isLong ? -NAMED : first.length);
  return { first, last, more: steps - first.length - last.length };
}

/**
 * The way that a figure came along, from where it was decided to what directly
 * needs the entity, each a link, and the way to see it in the picture.
 */
export function PathChain(props: { source: Inherited; entityRef?: string }) {
  const { t } = useContinuityTranslation();
  const tabLink = useTabLink();
  const { source, entityRef } = props;
  const { origin, path, steps } = source;
  const { first, last, more } = shortened(path, steps);
  const links: { key: string; content: ReactNode }[] = [
    ...(origin.type === 'function'
      ? [
          {
            key: origin.entityRef,
            content: <EntityLink entityRef={origin.entityRef} />,
          },
        ]
      : []),
    ...first.map(ref => ({
      key: ref,
      content: <EntityLink entityRef={ref} />,
    })),
    ...(more > 0
      ? [{ key: 'more', content: t('entity.source.more', { count: more }) }]
      : []),
    ...last.map(ref => ({ key: ref, content: <EntityLink entityRef={ref} /> })),
  ];
  const highlight =
    entityRef !== undefined && path.length > 0
      ? new URLSearchParams({ highlight: pathToText([...path, entityRef]) })
      : null;
  return (
    <small className={styles.source}>
      {links.map(({ key, content }, index) => (
        <Fragment key={key}>
          {index > 0 && <span aria-hidden> › </span>}
          {content}
        </Fragment>
      ))}
      <span className={styles.origin}>
        <Origin origin={origin} />
      </span>
      {highlight && entityRef !== undefined && (
        <Link
          href={`${tabLink(entityRef)}?${highlight}#dependencies`}
          className={styles.origin}
        >
          {t('entity.source.showPath')}
        </Link>
      )}
    </small>
  );
}

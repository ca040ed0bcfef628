import type { DependencyList } from '@backstage-continuity/plugin-continuity-common';
import { Alert, Button, Flex, Skeleton } from '@backstage/ui';
import { Suspense, lazy } from 'react';
import { QueryError, useContinuityTranslation } from '../components';
import { refusalOf } from '../components/errors';
import styles from './dependencies.module.css';
import { HiddenNote, NothingDeclared } from './NothingDeclared';
import { useDependencyState } from './useDependencyState';
import { useNeighbourhood } from './useNeighbourhood';

// The library that draws is large, and most visits do not come for the picture.
const DependencyGraph = lazy(() =>
  import('./DependencyGraph').then(m => ({ default: m.DependencyGraph })),
);

/** Entities that still make a picture rather than a carpet. */
const CROWD = 200;

function Drawing() {
  return <Skeleton width="100%" height={360} />;
}

function SizeNote(props: { lists: DependencyList[]; drawn: number }) {
  const { t } = useContinuityTranslation();
  const { setView } = useDependencyState();
  const { lists, drawn } = props;
  const isPartial = lists.some(({ nextCursor }) => nextCursor !== null);
  if (!isPartial && drawn <= CROWD) return null;
  const total = lists.reduce((sum, list) => sum + list.total, 0);
  const shown = lists.reduce((sum, { items }) => sum + items.length, 0);
  return (
    <p className={styles.note}>
      {isPartial
        ? t('dependencies.picture.partial', {
            shown: String(shown),
            total: String(total),
          })
        : t('dependencies.picture.crowded')}
      <Button size="small" variant="secondary" onPress={() => setView('table')}>
        {t('dependencies.picture.asTable')}
      </Button>
    </p>
  );
}

function HighlightNote(props: { known: ReadonlySet<string> }) {
  const { t } = useContinuityTranslation();
  const { path, setHighlight } = useDependencyState();
  const entities = new Set(path);
  if (entities.size === 0) return null;
  const unseen = [...entities].filter(ref => !props.known.has(ref)).length;
  return (
    <p className={styles.note} role="status">
      {t('dependencies.highlight.label', { count: entities.size })}
      {unseen > 0 && (
        <span>{t('dependencies.highlight.unseen', { count: unseen })}</span>
      )}
      <Button size="small" variant="tertiary" onPress={() => setHighlight('')}>
        {t('dependencies.highlight.clear')}
      </Button>
    </p>
  );
}

/** The picture in whatever state it is, with what it leaves out. */
export function DependencyPicture(props: { entityRef: string }) {
  const { t } = useContinuityTranslation();
  const { sides, neighbourhood, error, isComplete } = useNeighbourhood(
    props.entityRef,
  );
  const { direction } = useDependencyState();
  const failed = sides.find(side => side.error && !side.data);
  if (failed?.error) {
    return (
      <QueryError
        operation="listDependencies"
        error={failed.error}
        onRetry={() => failed.refetch()}
      />
    );
  }
  const lists = sides.flatMap(({ data }) => (data ? [data] : []));
  if (!neighbourhood || lists.length < sides.length) return <Drawing />;
  const { entities } = neighbourhood;
  const hidden = lists.filter(list => list.hidden > 0);
  return (
    <Flex direction="column" gap="3">
      {entities.length > 1 && (
        <>
          <SizeNote lists={lists} drawn={entities.length} />
          {isComplete && (
            <HighlightNote
              known={new Set(entities.map(({ entityRef }) => entityRef))}
            />
          )}
          {error && (
            <Alert
              status="warning"
              icon
              title={t('common.state.errorTitle')}
              description={refusalOf(error).message}
            />
          )}
          <Suspense fallback={<Drawing />}>
            <DependencyGraph neighbourhood={neighbourhood} />
          </Suspense>
        </>
      )}
      {entities.length === 1 && hidden.length === 0 && (
        <NothingDeclared direction={direction} />
      )}
      {hidden.map(list => (
        <p key={list.direction} className={styles.note}>
          <HiddenNote direction={list.direction} count={list.hidden} />
        </p>
      ))}
    </Flex>
  );
}

import { Link, Skeleton } from '@backstage/ui';
import {
  formatDay,
  useContinuityQuery,
  useContinuityTranslation,
} from '../../components';
import styles from '../testing.module.css';
import { standingOf, TestStateBadge } from '../TestStateBadge';
import { useScheduleState } from '../useScheduleState';

const SHOWN = 6;

/** A test of the series and, below, those before it. */
function Earlier(props: { id: string; depth: number }) {
  const { testHref } = useScheduleState();
  const { data: test, isPending } = useContinuityQuery('getTest', {
    params: { id: props.id },
  });
  if (isPending) return <Skeleton width="60%" height={20} />;
  if (!test) return null;
  return (
    <>
      <li>
        <Link href={testHref(test.id)}>
          {formatDay(test.plannedAt)}, {test.title}
        </Link>{' '}
        <TestStateBadge standing={standingOf(test)} />
      </li>
      {test.followsId !== null && props.depth < SHOWN && (
        <Earlier id={test.followsId} depth={props.depth + 1} />
      )}
    </>
  );
}

/** The tests of the same series before this one, the last first. */
export function SeriesHistory(props: { followsId: string }) {
  const { t } = useContinuityTranslation();
  return (
    <section>
      <h3 className={styles.subheading}>{t('testing.detail.series')}</h3>
      <ul className={styles.plain}>
        <Earlier id={props.followsId} depth={1} />
      </ul>
    </section>
  );
}

import type {
  RiskMatrixCell,
  RiskPolicy,
} from '@backstage-continuity/plugin-continuity-common';
import { Link } from '@backstage/ui';
import { useContinuityTranslation } from '../../components';
import { LevelBadge } from '../LevelBadge';
import { useRiskState } from '../useRiskState';
import styles from './matrix.module.css';

/** How many risks there are of each level, the worst on top, and the way to them. */
export function LevelList(props: {
  risk: RiskPolicy;
  cells: RiskMatrixCell[][];
  unrated: number;
}) {
  const { t } = useContinuityTranslation();
  const { listHref } = useRiskState();
  const { risk, unrated } = props;
  const counts = new Map<string | null, number>([[null, unrated]]);
  for (const { level, count } of props.cells.flat()) {
    counts.set(level, (counts.get(level) ?? 0) + count);
  }
  const levels = [...risk.levels]
    .reverse()
    .map(({ id, title, acceptable }) => ({
      id,
      title,
      meaning: t(acceptable ? 'risks.level.within' : 'risks.level.above'),
    }));
  const rows = [
    ...levels,
    ...(unrated > 0
      ? [{ id: null, title: t('risks.level.unrated'), meaning: '' }]
      : []),
  ];
  return (
    <ul className={styles.levels} aria-label={t('risks.matrix.legend')}>
      {rows.map(({ id, title, meaning }) => {
        const count = counts.get(id) ?? 0;
        return (
          <li key={id}>
            <LevelBadge risk={risk} level={id} />
            <Link
              href={listHref({ level: id ?? 'unrated' })}
              weight="bold"
              standalone
              aria-label={`${title}: ${count}`}
            >
              {count}
            </Link>
            <span className={styles.meaning}>{meaning}</span>
          </li>
        );
      })}
    </ul>
  );
}

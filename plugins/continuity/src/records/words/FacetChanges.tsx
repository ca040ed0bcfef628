import type {
  FacetChange,
  JsonValue,
} from '@backstage-continuity/plugin-continuity-common';
import { useContinuityTranslation } from '../../components';
import { useEntityTitles } from '../../pickers';
import styles from '../records.module.css';
import { facetDifferences, refsIn } from './facetText';

/** What changed since a record was written, before and after. */
export function FacetChanges(props: { changes: FacetChange[] }) {
  const { t } = useContinuityTranslation();
  const titleOf = useEntityTitles(
    props.changes.flatMap(({ before, after, titles = {} }) =>
      refsIn([before, after]).filter(ref => !titles[ref]),
    ),
  );
  return (
    <ul className={styles.facetChanges}>
      {props.changes.map(({ facet, before, after, titles = {} }) => (
        <li key={facet}>
          <strong>{t(`records.facet.${facet}`)}</strong>:{' '}
          {facetDifferences(before as JsonValue, after as JsonValue, {
            t,
            titleOf: ref => titles[ref] ?? titleOf(ref),
          }).join('; ')}
        </li>
      ))}
    </ul>
  );
}

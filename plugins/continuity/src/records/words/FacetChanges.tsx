import type {
  FacetChange,
  JsonValue,
} from '@backstage-continuity/plugin-continuity-common';
import { useContinuityTranslation } from '../../components';
import styles from '../records.module.css';
import { facetDifferences } from './facetText';

/** What changed since a record was written, before and after. */
export function FacetChanges(props: { changes: FacetChange[] }) {
  const { t } = useContinuityTranslation();
  return (
    <ul className={styles.facetChanges}>
      {props.changes.map(({ facet, before, after, titles = {} }) => (
        <li key={facet}>
          <strong>{t(`records.facet.${facet}`)}</strong>:{' '}
          {facetDifferences(before as JsonValue, after as JsonValue, {
            t,
            titles,
          }).join('; ')}
        </li>
      ))}
    </ul>
  );
}

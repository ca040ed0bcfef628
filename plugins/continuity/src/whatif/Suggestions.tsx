import type { LossOption } from '@backstage-continuity/plugin-continuity-common';
import { Button, Skeleton } from '@backstage/ui';
import {
  CopySnippet,
  EmptyState,
  QueryState,
  useContinuityQuery,
  useContinuityTranslation,
} from '../components';
import { useLoss } from './useLoss';
import styles from './whatif.module.css';

const SHOWN = 6;

// Files are not in the reader's language.
const location = `spec:
  continuity:
    location:
      site: hav-1
      region: eu-north
      provider: example-cloud
`;

/** The places whose loss would concern most; a technology is not lost at once. */
function biggest(options: LossOption[]): LossOption[] {
  return options
    .filter(({ by }) => by !== 'technology')
    .sort((a, b) => b.entities - a.entities)
    .slice(0, SHOWN);
}

function Places(props: { options: LossOption[] }) {
  const { t } = useContinuityTranslation();
  const { add } = useLoss();
  const places = biggest(props.options);
  if (places.length === 0) {
    return (
      <>
        <p className={styles.lead}>{t('whatIf.noPlaces')}</p>
        <CopySnippet>{location}</CopySnippet>
      </>
    );
  }
  return (
    <>
      <p className={styles.lead}>{t('whatIf.suggestions')}</p>
      <div className={styles.places}>
        {places.map(({ by, value, entities }) => (
          <Button
            key={`${by}:${value}`}
            variant="secondary"
            onPress={() => add({ by, value })}
          >
            {t('whatIf.suggestion', {
              by: t(`whatIf.by.${by}`),
              value,
              count: entities,
            })}
          </Button>
        ))}
      </div>
    </>
  );
}

/** Before anything is chosen: what this is for, and where to begin. */
export function Suggestions() {
  const { t } = useContinuityTranslation();
  const query = useContinuityQuery('listLossOptions', { query: {} });
  return (
    <EmptyState
      title={t('whatIf.empty')}
      description={t('whatIf.emptyBody')}
      action={
        <QueryState
          operation="listLossOptions"
          query={query}
          skeleton={<Skeleton width={480} height={32} />}
        >
          {({ items }) => <Places options={items} />}
        </QueryState>
      }
    />
  );
}

import type { DependencyDirection } from '@backstage-continuity/plugin-continuity-common';
import {
  CopySnippet,
  EmptyState,
  useContinuityTranslation,
} from '../components';
import type { DirectionChoice } from './useDependencyState';

// Not in the reader's language, as files are not.
const snippet = `spec:
  dependsOn: [resource:default/orders-db]
  continuity:
    dependencies:
      - ref: resource:default/orders-db
        strength: hard # or soft
        data: true # it holds this entity's data
      - anyOf: [resource:default/dc-east, resource:default/dc-west]
        required: 1
        failover: PT3M
`;

/** Says that there is nothing, and how to declare what an entity needs. */
export function NothingDeclared(props: { direction: DirectionChoice }) {
  const { t } = useContinuityTranslation();
  // What needs it is declared elsewhere, by others.
  if (props.direction === 'needed-by') {
    return (
      <EmptyState
        title={t('dependencies.emptyNeededBy')}
        description={t('dependencies.emptyNeededByBody')}
      />
    );
  }
  return (
    <EmptyState
      title={t('dependencies.empty')}
      description={t('dependencies.emptyBody')}
      action={<CopySnippet>{snippet}</CopySnippet>}
    />
  );
}

/** How many entities on one side the reader may not see. */
export function HiddenNote(props: {
  direction: DependencyDirection;
  count: number;
}) {
  const { t } = useContinuityTranslation();
  const { direction, count } = props;
  return count === 0 ? null : (
    <>{t(`dependencies.hidden.${direction}`, { count })}</>
  );
}

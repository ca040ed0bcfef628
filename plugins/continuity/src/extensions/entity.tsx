import {
  EntityCardBlueprint,
  EntityContentBlueprint,
  EntityContextMenuItemBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import { RiShieldCheckLine } from '@remixicon/react';
import { useConfirmReviewMenuItem } from '../entity/useConfirmReviewMenuItem';
import { continuityEntityFilter, serviceEntityFilter } from '../entity/kinds';
import { entityContentRouteRef } from '../routes';
import { provided } from './provided';

const card = EntityCardBlueprint.make({
  name: 'summary',
  params: {
    type: 'info',
    filter: serviceEntityFilter,
    loader: () =>
      provided(import('../entity/ContinuityCard').then(m => m.ContinuityCard)),
  },
});

const warning = EntityCardBlueprint.make({
  name: 'warning',
  params: {
    type: 'content',
    filter: serviceEntityFilter,
    loader: () =>
      provided(
        import('../entity/ContinuityWarning').then(m => m.ContinuityWarning),
      ),
  },
});

const content = EntityContentBlueprint.make({
  name: 'continuity',
  params: {
    path: 'continuity',
    title: 'Continuity',
    group: 'operation',
    icon: <RiShieldCheckLine />,
    routeRef: entityContentRouteRef,
    filter: continuityEntityFilter,
    loader: () =>
      provided(
        import('../entity/ContinuityContent').then(m => m.ContinuityContent),
      ),
  },
});

const confirmReview = EntityContextMenuItemBlueprint.make({
  name: 'confirm-review',
  params: {
    icon: <RiShieldCheckLine />,
    filter: serviceEntityFilter,
    useProps: useConfirmReviewMenuItem,
  },
});

export const entityExtensions = [card, warning, content, confirmReview];

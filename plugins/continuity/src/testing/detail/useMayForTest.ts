import type {
  EntityAction,
  ScheduledTest,
} from '@backstage-continuity/plugin-continuity-common';
import { usePosture } from '../../entity/useEntityPosture';

/**
 * What the reader may most likely do to a test, judged by the first of its
 * entities, as asking for each of up to 200 would be too much. The server
 * decides; what it refuses is shown.
 */
export function useMayForTest(
  test: ScheduledTest,
): (action: EntityAction) => boolean | undefined {
  const { data } = usePosture(test.entityRefs[0]);
  return action => data && data.may.includes(action);
}

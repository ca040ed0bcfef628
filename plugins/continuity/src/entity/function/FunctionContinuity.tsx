import { Flex, Skeleton } from '@backstage/ui';
import { QueryState, useContinuityQuery } from '../../components';
import { RecordsSection } from '../../records/entity/RecordsSection';
import { RecoverySection } from '../../recovery/RecoverySection';
import { RollupContinuity } from '../rollup/RollupContinuity';
import { entityParamsOf, usePageEntityRef } from '../useEntityPosture';
import { FunctionAbout } from './FunctionAbout';
import { FunctionSupport } from './FunctionSupport';
import { SinglePoints } from './SinglePoints';

/**
 * A vital business function: what it needs, how it comes back, what it hangs
 * on, and how ready what supports it is.
 */
export function FunctionContinuity() {
  const entityRef = usePageEntityRef();
  const { namespace, name } = entityParamsOf(entityRef);
  const query = useContinuityQuery('getFunction', {
    params: { namespace, name },
  });
  return (
    <Flex direction="column" gap="4">
      <FunctionAbout detail={query.data} />
      <RecordsSection entityRef={entityRef} tier={null} />
      <RecoverySection entityRef={entityRef} />
      <QueryState
        operation="getFunction"
        query={query}
        skeleton={<Skeleton width="100%" height={240} />}
      >
        {detail => (
          <>
            <FunctionSupport detail={detail} />
            <SinglePoints detail={detail} />
          </>
        )}
      </QueryState>
      <RollupContinuity />
    </Flex>
  );
}

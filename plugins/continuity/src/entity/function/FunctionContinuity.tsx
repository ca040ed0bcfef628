import { Flex } from '@backstage/ui';
import { RollupContinuity } from '../rollup/RollupContinuity';
import { FunctionAbout } from './FunctionAbout';

/** A vital business function: what it needs, and how ready what supports it is. */
export function FunctionContinuity() {
  return (
    <Flex direction="column" gap="4">
      <FunctionAbout />
      <RollupContinuity />
    </Flex>
  );
}

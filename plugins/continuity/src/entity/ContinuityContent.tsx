import { useEntity } from '@backstage/plugin-catalog-react';
import { FunctionContinuity } from './function/FunctionContinuity';
import { serviceKinds } from './kinds';
import { RollupContinuity } from './rollup/RollupContinuity';
import { ServiceContinuity } from './service/ServiceContinuity';

/** The tab "Continuity", whatever the kind of the page's entity. */
export function ContinuityContent() {
  const kind = useEntity().entity.kind.toLocaleLowerCase('en-US');
  if (serviceKinds.includes(kind)) return <ServiceContinuity />;
  return kind === 'vitalbusinessfunction' ? (
    <FunctionContinuity />
  ) : (
    <RollupContinuity />
  );
}

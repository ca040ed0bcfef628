import { useEntity } from '@backstage/plugin-catalog-react';
import { Container } from '@backstage/ui';
import { FunctionContinuity } from './function/FunctionContinuity';
import { serviceKinds } from './kinds';
import { RollupContinuity } from './rollup/RollupContinuity';
import { ServiceContinuity } from './service/ServiceContinuity';

function ContentOfKind(props: { kind: string }) {
  if (serviceKinds.includes(props.kind)) return <ServiceContinuity />;
  return props.kind === 'vitalbusinessfunction' ? (
    <FunctionContinuity />
  ) : (
    <RollupContinuity />
  );
}

/** The tab "Continuity", whatever the kind of the page's entity. */
export function ContinuityContent() {
  const { entity } = useEntity();
  return (
    <Container>
      <ContentOfKind kind={entity.kind.toLocaleLowerCase('en-US')} />
    </Container>
  );
}

import { Link } from '@backstage/ui';
import { useTabLink } from '../entity/useTabLink';
import { nameOfRef } from '../pickers';

/** An entity by its name, leading to its tab "Continuity". */
export function StepLink(props: { entityRef: string; title?: string }) {
  const tabLink = useTabLink();
  return (
    <Link href={tabLink(props.entityRef)} title={props.entityRef}>
      {props.title ?? nameOfRef(props.entityRef)}
    </Link>
  );
}

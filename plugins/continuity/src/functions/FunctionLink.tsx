import type { FunctionRow } from '@backstage-continuity/plugin-continuity-common';
import { Link } from '@backstage/ui';
import { useTabLink } from '../entity/useTabLink';

/** Leads to all about a function's continuity. */
export function FunctionLink(props: { row: FunctionRow }) {
  const tabLink = useTabLink();
  return (
    <Link href={tabLink(props.row.entityRef)} weight="bold">
      {props.row.title}
    </Link>
  );
}

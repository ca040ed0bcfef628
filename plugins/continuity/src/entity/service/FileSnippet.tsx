import type { Finding } from '@backstage-continuity/plugin-continuity-common';
import { CopySnippet, useContinuityQuery } from '../../components';
import { snippetFor } from './snippet';

/** What to write in the entity's file, ready to copy. */
export function FileSnippet(props: { finding: Finding }) {
  const { data: policy } = useContinuityQuery('getPolicy', {});
  const snippet = snippetFor(props.finding, policy);
  return snippet === undefined ? null : <CopySnippet>{snippet}</CopySnippet>;
}

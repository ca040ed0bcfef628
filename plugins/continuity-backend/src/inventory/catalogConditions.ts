import type { ContinuityEntityCriterion } from '@backstage-continuity/plugin-continuity-node';
import type {
  PermissionCondition,
  PermissionCriteria,
} from '@backstage/plugin-permission-common';
import {
  isAndCriteria,
  isNotCriteria,
  isOrCriteria,
} from '@backstage/plugin-permission-node';
import { z } from 'zod';

type Criteria = PermissionCriteria<ContinuityEntityCriterion>;

const ownerParams = z.object({ claims: z.array(z.string()) });
const kindParams = z.object({ kinds: z.array(z.string()) });

function translateRule(condition: PermissionCondition): Criteria | undefined {
  if (condition.rule === 'IS_ENTITY_OWNER') {
    const { data } = ownerParams.safeParse(condition.params);
    return data && { property: 'owner', values: data.claims };
  }
  if (condition.rule === 'IS_ENTITY_KIND') {
    const { data } = kindParams.safeParse(condition.params);
    return (
      data && {
        property: 'kind',
        values: data.kinds.map(kind => kind.toLocaleLowerCase('en-US')),
      }
    );
  }
  return undefined;
}

/** All parts, if each could be translated and there are any. */
function translateParts(
  parts: PermissionCriteria<PermissionCondition>[],
): [Criteria, ...Criteria[]] | undefined {
  const [first, ...rest] = parts.map(translateCatalogConditions);
  if (!first || rest.some(part => !part)) return undefined;
  return [first, ...(rest as Criteria[])];
}

/**
 * The catalog's conditions in our terms; undefined where only the catalog itself
 * can tell what they let through. A `not` is left to the catalog, too: what
 * loses something in translation shows less, but its opposite shows more.
 */
export function translateCatalogConditions(
  conditions: PermissionCriteria<PermissionCondition>,
): Criteria | undefined {
  if (isAndCriteria(conditions)) {
    const allOf = translateParts(conditions.allOf);
    return allOf && { allOf };
  }
  if (isOrCriteria(conditions)) {
    const anyOf = translateParts(conditions.anyOf);
    return anyOf && { anyOf };
  }
  return isNotCriteria(conditions) ? undefined : translateRule(conditions);
}

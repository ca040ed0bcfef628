import {
  RELATION_MEMBER_OF,
  stringifyEntityRef,
  type Entity,
  type UserEntity,
} from '@backstage/catalog-model';
import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';

/** What a person is in the example organisation, in a few words. */
const ROLE_ANNOTATION = 'example.org/role';

/** More people than this are better found by their name than in a list. */
const MOST_PEOPLE = 500;

export interface DemoPerson {
  entityRef: string;
  name: string;
  /** What the person is in the example; null: nothing special. */
  role: string | null;
  groups: { entityRef: string; title: string }[];
}

/** The people whom one can sign in as, by name. */
export async function listDemoPeople(
  catalog: CatalogService,
  credentials: BackstageCredentials,
): Promise<DemoPerson[]> {
  const { items } = await catalog.queryEntities(
    {
      filter: { kind: 'User' },
      fields: ['kind', 'metadata', 'spec.profile', 'relations'],
      limit: MOST_PEOPLE,
    },
    { credentials },
  );
  const groupRefs = [...new Set(items.flatMap(groupsOf))];
  const groups = await catalog.getEntitiesByRefs(
    {
      entityRefs: groupRefs,
      fields: ['kind', 'metadata', 'spec.profile.displayName'],
    },
    { credentials },
  );
  const titles = new Map(
    groupRefs.map((ref, i) => [ref, titleOf(groups.items[i]) ?? ref]),
  );

  return items
    .map(user => ({
      entityRef: stringifyEntityRef(user),
      name: titleOf(user) ?? user.metadata.name,
      role: user.metadata.annotations?.[ROLE_ANNOTATION] ?? null,
      groups: groupsOf(user).map(ref => ({
        entityRef: ref,
        title: titles.get(ref) ?? ref,
      })),
    }))
    .sort((a, b) => a.name.localeCompare(b.name));
}

function groupsOf(user: Entity): string[] {
  return (user.relations ?? [])
    .filter(relation => relation.type === RELATION_MEMBER_OF)
    .map(relation => relation.targetRef);
}

function titleOf(entity: Entity | undefined): string | undefined {
  const profile = (entity as UserEntity | undefined)?.spec?.profile;
  return (
    profile?.displayName ?? entity?.metadata.title ?? entity?.metadata.name
  );
}

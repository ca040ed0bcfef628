import { mockCredentials } from '@backstage/backend-test-utils';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import type { Access } from '../http';

/** The access of one caller, for tests of what services do with it. */
export function accessOf(
  actor: string,
  options: {
    /** Entities that the caller may not see; none unless given. */
    hidden?: string[];
    /** Entities that the caller sees and may do nothing to; none unless given. */
    readOnly?: string[];
    /** Names of permissions that the caller holds nowhere; none unless given. */
    lacks?: string[];
    /** Groups that the caller belongs to; none unless given. */
    groups?: string[];
  } = {},
): Access {
  const { hidden = [], readOnly = [], lacks = [], groups = [] } = options;
  return {
    credentials: actor.startsWith('user:')
      ? mockCredentials.user(actor)
      : mockCredentials.service(actor),
    actor,
    permission: 'continuity.example',
    ownershipRefs: async () => [actor, ...groups],
    scope: { type: 'all' },
    visible: async refs => new Set(refs.filter(ref => !hidden.includes(ref))),
    require: async refs => {
      const unseen = refs.find(ref => hidden.includes(ref));
      if (unseen) throw new NotFoundError(`Entity ${unseen} not found`);
      if (refs.some(ref => readOnly.includes(ref))) {
        throw new NotAllowedError('Missing permission continuity.example');
      }
    },
    held: async (permissions, refs) =>
      new Map(
        refs
          .filter(ref => !hidden.includes(ref) && !readOnly.includes(ref))
          .map(ref => [
            ref,
            new Set(
              permissions
                .map(({ name }) => name)
                .filter(name => !lacks.includes(name)),
            ),
          ]),
      ),
  };
}

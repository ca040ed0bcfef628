import type { IdentityApi } from '@backstage/core-plugin-api';
import { chosenPerson } from './chosenPerson';

/** The same identity, whose end lets one choose another person. */
export function forgetOnSignOut(identity: IdentityApi): IdentityApi {
  return {
    getProfileInfo: () => identity.getProfileInfo(),
    getBackstageIdentity: () => identity.getBackstageIdentity(),
    getCredentials: () => identity.getCredentials(),
    async signOut() {
      chosenPerson.forget();
      await identity.signOut();
    },
  };
}

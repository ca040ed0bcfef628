const KEY = 'continuity.demo.person';

/**
 * The person whom this browser tab is. Kept per tab, so that a reload keeps
 * the person and two tabs can be two people.
 */
export const chosenPerson = {
  get: () => sessionStorage.getItem(KEY),
  set: (entityRef: string) => sessionStorage.setItem(KEY, entityRef),
  forget: () => sessionStorage.removeItem(KEY),
};

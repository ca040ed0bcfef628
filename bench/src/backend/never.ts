/** What a fact is that never happened: a number that no rule takes for a time. */
export const NEVER = -1;

/** The title that the policy gives; its id where it gives none any more. */
export function titleOf(
  list: readonly { id: string; title: string }[],
  id: string,
): string {
  return list.find(one => one.id === id)?.title ?? id;
}

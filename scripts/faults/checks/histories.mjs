export async function histories({ query, journal }) {
  // Becoming stale is nobody's doing.
  const rows = await query(
    `select record_id, kind from record_events
     where kind <> 'became-stale' order by id`,
  );
  const found = new Map();
  for (const { record_id: id, kind } of rows) {
    found.set(id, [...(found.get(id) ?? []), kind]);
  }
  const wrong = [];
  for (const [id, kinds] of journal.histories) {
    const seen = found.get(id) ?? [];
    found.delete(id);
    if (seen.join() !== kinds.join()) {
      wrong.push(
        `record ${id}: ${seen.join()}, acknowledged was ${kinds.join()}`,
      );
    }
  }
  for (const id of found.keys()) {
    wrong.push(`record ${id}, which nobody asked for`);
  }
  return wrong;
}

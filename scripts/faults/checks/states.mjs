/** How a row is read, where it is not by its id alone. */
const readings = {
  inventory_classifications:
    'select * from inventory_classifications where entity_ref = $1',
  calendar_feeds:
    'select *, revoked_at is not null as revoked from calendar_feeds where id = $1',
  records:
    'select *, retired_at is not null as retired from records where id = $1',
  record_contents: `select content from record_revisions where record_id = $1
    order by revision desc limit 1`,
};

export async function states({ query, journal }) {
  const wrong = [];
  for (const { table, id, columns } of journal.states.values()) {
    const [row] = await query(
      readings[table] ?? `select * from ${table} where id = $1`,
      [id],
    );
    if (!row || !columns) {
      if (Boolean(row) !== Boolean(columns)) {
        wrong.push(`${table} ${id} is ${row ? 'still there' : 'not there'}`);
      }
      continue;
    }
    for (const [name, expected] of Object.entries(columns)) {
      const isSo =
        name === 'says'
          ? expected === null || row.content.includes(expected)
          : row[name] === expected;
      if (!isSo) {
        wrong.push(
          `${table} ${id}: ${name} is ${row[name]}, acknowledged was ${expected}`,
        );
      }
    }
  }
  return wrong;
}

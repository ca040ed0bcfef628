/** Where a token is found, and rows that only follow from another. */
const places = {
  reviews: { column: 'note' },
  exceptions: { column: 'reason' },
  tests: { column: 'title', also: 'and follows_id is null' },
  spreadsheet_imports: {
    column: "replace(file_name, '.csv', '')",
    // They are removed again.
    mayBeGone: true,
  },
};

export async function added({ query, journal }) {
  const wrong = [];
  for (const [table, { column, also = '', mayBeGone }] of Object.entries(
    places,
  )) {
    const rows = await query(
      `select ${column} as token, count(*)::int as rows from ${table}
       where ${column} like 'deed-%' ${also} group by 1`,
    );
    const found = new Map(rows.map(row => [row.token, row.rows]));
    for (const entry of journal.added.values()) {
      if (entry.table !== table) continue;
      const { token, acknowledged } = entry;
      const seen = found.get(token) ?? 0;
      found.delete(token);
      const mayBeNone = !acknowledged || mayBeGone;
      if (seen === entry.rows || (seen === 0 && mayBeNone)) continue;
      wrong.push(
        `${table}: ${seen} of ${entry.rows} rows of ${token}, ${
          acknowledged ? '' : 'not '
        }acknowledged`,
      );
    }
    for (const token of found.keys()) {
      wrong.push(`${table}: ${token}, which nobody asked for`);
    }
  }
  return wrong;
}

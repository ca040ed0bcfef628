export async function snapshots({ query }) {
  const twice = await query(
    `select kind, owner_ref, status, count(*)::int as times
     from posture_snapshots where until_day is null
     group by kind, owner_ref, system_ref, domain_ref, tier, lifecycle,
       functions, status
     having count(*) > 1`,
  );
  const overlapping = await query(
    `select a.id from posture_snapshots a join posture_snapshots b
       on a.id < b.id and a.from_day < coalesce(b.until_day, '9999')
       and b.from_day < coalesce(a.until_day, '9999')
       and (a.kind, a.owner_ref, a.tier, a.lifecycle, a.functions, a.status)
         is not distinct from
         (b.kind, b.owner_ref, b.tier, b.lifecycle, b.functions, b.status)`,
  );
  const [{ counted, present }] = await query(
    `select (select sum(entities)::int from posture_snapshots
       where until_day is null) as counted,
       (select count(*)::int from posture) as present`,
  );
  return [
    ...twice.map(
      row => `${row.status} ${row.kind} is counted ${row.times} times`,
    ),
    ...overlapping.map(row => `the span ${row.id} overlaps another`),
    ...(counted === present
      ? []
      : [`${counted} entities are counted, ${present} are there`]),
  ];
}

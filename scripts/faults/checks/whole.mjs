/** Queries that find nothing unless something was written by halves. */
const halves = {
  'tests without entities': `select id from tests t where not exists
    (select 1 from test_entities e where e.test_id = t.id)`,
  'outcomes without results, or the other way round': `select id from tests
    where (state = 'completed') <> (result is not null)`,
  'series that do not go on, or twice': `select s.id from tests s
    left join tests f on f.follows_id = s.id
    where s.rrule is not null and s.state = 'completed'
    group by s.id having count(f.id) <> 1`,
  'open revisions that are not there': `select r.id from records r
    left join record_revisions v
      on v.record_id = r.id and v.revision = r.open_revision
    where r.open_revision is not null
      and (v.state is null or v.state <> r.open_state)`,
  'approved revisions that are not there': `select r.id from records r
    left join record_revisions v
      on v.record_id = r.id and v.revision = r.approved_revision
    where r.approved_revision is not null
      and (v.state is null or v.state <> 'approved')`,
  'records without a first event': `select id from records r where not exists
    (select 1 from record_events e where e.record_id = r.id
      and e.kind in ('created', 'imported'))`,
  'reviews taken back that are not there': `select b.id from reviews b
    left join reviews r on r.id = b.reverts
    where b.reverts is not null and r.id is null`,
  'entities without posture': `select entity_ref from inventory_entities i
    where in_scope and not exists
    (select 1 from posture p where p.entity_ref = i.entity_ref)`,
  'marks that nobody takes up': 'select entity_ref from changes',
};

export async function whole({ query }) {
  const wrong = [];
  for (const [what, sql] of Object.entries(halves)) {
    const rows = await query(sql);
    if (rows.length > 0) wrong.push(`${rows.length} ${what}`);
  }
  return wrong;
}

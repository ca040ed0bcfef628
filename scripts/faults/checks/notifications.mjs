import { PEOPLE, TEAM } from '../company.mjs';
import { NOTIFICATIONS } from '../database.mjs';

export async function notifications({ query }) {
  const notices = await query('select * from notices');
  const rows = await query(
    `select scope, "user", count(*)::int as times from notification
     group by scope, "user"`,
    [],
    NOTIFICATIONS,
  );
  const told = new Map(
    rows.map(row => [`${row.scope} ${row.user}`, row.times]),
  );
  const wrong = [];
  for (const { key, recipients, sent_at: sentAt } of notices) {
    if (sentAt === null) wrong.push(`${key} was not sent`);
    for (const person of peopleOf(JSON.parse(recipients))) {
      const times = told.get(`${key} ${person}`) ?? 0;
      told.delete(`${key} ${person}`);
      if (times !== 1)
        wrong.push(`${person} was told ${times} times of ${key}`);
    }
  }
  for (const name of told.keys()) wrong.push(`${name}, for no reason`);
  return [
    ...wrong,
    ...(await forgotten(query)),
    ...(notices.length === 0 ? ['nothing was ever told'] : []),
  ];
}

function peopleOf({ recipients, except }) {
  const everybody = recipients.flatMap(ref => (ref === TEAM ? PEOPLE : [ref]));
  return [...new Set(everybody)].filter(person => !except.includes(person));
}

/** Events that nobody has looked at, and approvals that nobody was told of. */
async function forgotten(query) {
  const unnoticed = await query(
    'select id from record_events where not noticed',
  );
  const untold = await query(
    `select e.record_id, e.id from record_events e
     join records r on r.id = e.record_id
       and r.approved_revision = e.revision and r.retired_at is null
     where e.kind = 'approved' and not exists
       (select 1 from notices n
        where n.key = e.record_id || '/approved/' || e.id)`,
  );
  return [
    ...unnoticed.map(({ id }) => `event ${id} was not taken up`),
    ...untold.map(row => `nobody was told that ${row.record_id} is approved`),
  ];
}

import type { Context } from '../driver/context';
import { peerChecks } from '../driver/config';

interface PeerResult {
  entity: string;
  results: { check: { id: string }; result: boolean }[];
}

interface FindingsPage {
  items: { entityRef: string; check: string; subject: string }[];
  nextCursor: string | null;
}

type PeerCheck = {
  checks: string[];
  subject?: string;
};

/** `entity check` of all that fails by us, in the peer's names of checks. */
async function ourFailures({ reader }: Context): Promise<Set<string>> {
  const failures = new Set<string>();
  const checks: [string, PeerCheck][] = Object.entries(peerChecks);
  const wanted = [...new Set(checks.flatMap(([, check]) => check.checks))];
  let cursor: string | null = null;
  do {
    const query = new URLSearchParams(wanted.map(name => ['check', name]));
    query.set('state', 'open');
    query.set('limit', '200');
    query.set('sort', 'entity');
    if (cursor) query.set('cursor', cursor);
    const page: FindingsPage = await reader.json(
      'GET',
      `/api/continuity/findings?${query}`,
    );
    for (const finding of page.items) {
      for (const [name, { checks: ours, subject }] of checks) {
        if (
          ours.includes(finding.check) &&
          (subject === undefined || subject === finding.subject)
        ) {
          failures.add(`${finding.entityRef} ${name}`);
        }
      }
    }
    cursor = page.nextCursor;
  } while (cursor);
  return failures;
}

async function peerFailures({ backend }: Context, names: Set<string>) {
  const answers = await backend.service.json<PeerResult[]>(
    'POST',
    '/api/tech-insights/checks/run',
    { entities: [] },
  );
  const ofServices = answers.filter(({ entity }) => names.has(entity));
  const verdicts = ofServices.flatMap(({ entity, results }) =>
    results.map(({ check, result }) => ({
      key: `${entity} ${check.id}`,
      passes: result,
    })),
  );
  return {
    count: verdicts.length,
    failures: new Set(
      verdicts.filter(({ passes }) => !passes).map(({ key }) => key),
    ),
  };
}

/**
 * Compares each verdict with the peer's on the same thresholds.
 *
 * @returns how many were compared
 */
export async function compareVerdicts(context: Context): Promise<number> {
  const ours = await ourFailures(context);
  const names = new Set(context.services.map(({ ref }) => ref));
  const peer = await peerFailures(context, names);
  const expected = names.size * Object.keys(peerChecks).length;
  if (peer.count !== expected) {
    throw new Error(`The peer gives ${peer.count} verdicts of ${expected}`);
  }
  const different = [
    ...[...ours].filter(key => !peer.failures.has(key)),
    ...[...peer.failures].filter(key => !ours.has(key)),
  ];
  if (different.length > 0) {
    throw new Error(
      `${different.length} verdicts differ from the peer's, such as ${different
        .slice(0, 5)
        .join(', ')}`,
    );
  }
  return peer.count;
}

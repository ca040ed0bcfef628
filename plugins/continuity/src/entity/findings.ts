import {
  severities,
  type Status,
  type EntityPosture,
  type Finding,
} from '@backstage-continuity/plugin-continuity-common';

/** Whether only time has made the check fail. */
export function isOverdue(finding: Finding): boolean {
  return /\.(review-)?overdue$/.test(finding.check);
}

/** Whether the finding only informs: it changes neither status nor score. */
export function informsOnly({ severity }: Finding): boolean {
  return severity === 'low' || severity === 'info';
}

/** The status whose look a finding takes. */
export function statusOf(finding: Finding): Status {
  if (finding.state === 'due-soon') return 'due-soon';
  if (finding.state === 'excepted') return 'unclassified';
  if (finding.state === 'undecided' || informsOnly(finding)) return 'unknown';
  return isOverdue(finding) ? 'overdue' : 'gap';
}

const stateOrder: Finding['state'][] = [
  'open',
  'undecided',
  'due-soon',
  'excepted',
];

/** Worst first: what fails before what may, then by severity, then the oldest. */
export function byUrgency(findings: readonly Finding[]): Finding[] {
  return [...findings].sort(
    (a, b) =>
      stateOrder.indexOf(a.state) - stateOrder.indexOf(b.state) ||
      severities.indexOf(a.severity) - severities.indexOf(b.severity) ||
      a.since.localeCompare(b.since),
  );
}

/** What somebody has to do: everything but what is accepted or still holds. */
export function toFix(posture: EntityPosture): Finding[] {
  return byUrgency(posture.findings).filter(
    ({ state }) => state === 'open' || state === 'undecided',
  );
}

/** The worst gap and the worst of what is overdue, as far as there are any. */
export function worstFindings(posture: EntityPosture): Finding[] {
  const failing = toFix(posture).filter(
    finding => finding.state === 'open' && !informsOnly(finding),
  );
  return [
    failing.find(finding => !isOverdue(finding)),
    failing.find(isOverdue),
  ].filter(finding => finding !== undefined);
}

/** Tells findings of one entity apart. */
export function findingKey(finding: Finding): string {
  return `${finding.check} ${finding.subject}`;
}

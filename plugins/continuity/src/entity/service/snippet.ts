import {
  formatIsoDuration,
  type ContinuityPolicy,
  type Finding,
} from '@backstage-continuity/plugin-continuity-common';

/**
 * The lines that, put in the entity's file, mend a finding; undefined where
 * the right value is not ours to know.
 */
export function snippetFor(
  finding: Finding,
  policy: ContinuityPolicy | undefined,
): string | undefined {
  const { objective, limit } = finding.figures;
  const lines = (field: string) => `spec:\n  continuity:\n    ${field}\n`;
  switch (finding.check) {
    case 'classification.tier-missing':
    case 'classification.tier-unknown': {
      const names = policy?.tiers.map(tier => tier.name);
      return names?.length
        ? lines(`tier: ${names[0]} # ${names.join(', ')}`)
        : undefined;
    }
    case 'classification.tier-weaker-than-required':
    case 'objectives.weaker-than-required':
      return objective && limit !== null && limit !== undefined
        ? lines(`${objective}: ${formatIsoDuration(limit)}`)
        : undefined;
    case 'objectives.missing':
      return lines(`${finding.subject}: PT4H # ISO 8601, or 4h`);
    case 'objectives.rto-exceeds-mtpd':
    case 'objectives.no-margin':
      return limit !== null && limit !== undefined
        ? lines(`rto: PT1H # below ${formatIsoDuration(limit)}`)
        : undefined;
    default:
      return undefined;
  }
}

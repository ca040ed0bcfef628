import {
  classifyPermission,
  exceptionRequestPermission,
  reviewCreatePermission,
  testRecordPermission,
  testSchedulePermission,
  type EntityAction,
  type EntityPosture,
  type Finding,
  type Remedy,
} from '@backstage-continuity/plugin-continuity-common';
import { pathOf, pathToText } from '../dependencies/highlight';

/** Permission behind each action, to name who can help. */
export const permissionOf: Record<
  Exclude<EntityAction, 'approve-exception'>,
  string
> = {
  review: reviewCreatePermission.name,
  'schedule-test': testSchedulePermission.name,
  'record-outcome': testRecordPermission.name,
  'request-exception': exceptionRequestPermission.name,
  classify: classifyPermission.name,
};

/** Where a finding is mended, as far as this reader is concerned. */
export interface FindingRemedy {
  remedy: Remedy;
  label:
    | 'editFile'
    | 'classify'
    | 'confirmReview'
    | 'scheduleTest'
    | 'recordOutcome'
    | 'seeDependencies'
    | 'seeRecovery';
  allowed: boolean;
  /** Missing permission, if that is what stands in the way. */
  permission?: string;
  /** An address outside the portal. */
  href?: string;
  /** Where on the entity's tab to look. */
  onTab?: string;
}

const dialogs = {
  classify: { label: 'classify', action: 'classify' },
  'confirm-review': { label: 'confirmReview', action: 'review' },
  'schedule-test': { label: 'scheduleTest', action: 'schedule-test' },
  'record-outcome': { label: 'recordOutcome', action: 'record-outcome' },
} as const;

export const lookLabels = {
  'see-dependencies': 'seeDependencies',
  'see-recovery': 'seeRecovery',
} as const;

/**
 * Where on the entity's tab a finding is explained rather than mended: the part
 * of the address after the tab's own, the path in it highlighted.
 */
export function placeOnTab(finding: Finding): string | undefined {
  if (finding.remedy === 'see-recovery') return '#recovery';
  if (finding.remedy !== 'see-dependencies') return undefined;
  const highlight = pathToText(pathOf(finding));
  return `${
    highlight && `?${new URLSearchParams({ highlight })}`
  }#dependencies`;
}

/** The button that mends a finding, and whether the reader may press it. */
export function remedyFor(
  finding: Finding,
  posture: EntityPosture,
): FindingRemedy {
  const { editUrl, may } = posture;
  const remedy =
    // A file that nobody can find is as good as none: the portal takes over.
    finding.remedy === 'edit-file' && editUrl === null
      ? 'classify'
      : finding.remedy;
  if (remedy === 'edit-file') {
    return { remedy, label: 'editFile', allowed: true, href: editUrl ?? '' };
  }
  if (remedy === 'see-dependencies' || remedy === 'see-recovery') {
    return {
      remedy,
      label: lookLabels[remedy],
      allowed: true,
      onTab: placeOnTab(finding),
    };
  }
  const { label, action } = dialogs[remedy];
  const allowed = may.includes(action);
  return {
    remedy,
    label,
    allowed,
    ...(!allowed && { permission: permissionOf[action] }),
  };
}

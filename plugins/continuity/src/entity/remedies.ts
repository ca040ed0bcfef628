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

/** A record, or the type and subject of one to start. */
export type RecordPlace = { id: string } | { type: string; subject: string };

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
    | 'seeRecovery'
    | 'openRecord'
    | 'startRecord';
  allowed: boolean;
  /** Missing permission, if that is what stands in the way. */
  permission?: string;
  /** An address outside the portal. */
  href?: string;
  /** Where on the entity's tab to look. */
  onTab?: string;
  /** The record to open, or what to start one about. */
  record?: RecordPlace;
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

export const recordLabels = {
  'open-record': 'openRecord',
  'start-record': 'startRecord',
} as const;

/** The record in which a finding is mended, or the one to start. */
export function recordPlaceOf(finding: Finding): RecordPlace | undefined {
  const { remedy, figures, entityRef } = finding;
  if (remedy !== 'open-record' && remedy !== 'start-record') return undefined;
  return figures.recordId !== undefined
    ? { id: figures.recordId }
    : {
        type: figures.recordType ?? '',
        // A function that is not covered needs a record of its own.
        subject: figures.requiredBy ?? entityRef,
      };
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
  if (remedy === 'open-record' || remedy === 'start-record') {
    return {
      remedy,
      label: recordLabels[remedy],
      allowed: true,
      record: recordPlaceOf(finding),
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

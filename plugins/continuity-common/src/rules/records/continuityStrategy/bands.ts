import type { RecoveryBand } from '../../../model/records/continuityStrategy';

const HOUR = 3600;
const DAY = 24 * HOUR;
const THREE_DAYS = 72 * HOUR;

/** What a band is called and means, and the RTOs that are possible in it. @public */
export interface RecoveryBandInfo {
  title: string;
  /** After the glossary of ITIL Service Design. */
  definition: string;
  /** In words; null: any RTO. */
  range: string | null;
  fits(rto: number): boolean;
}

const anyTime = { range: null, fits: () => true };
const withinADay = {
  range: 'less than 24 h',
  fits: (rto: number) => rto < DAY,
};

/** The bands as people know them. @public */
export const recoveryBandInfo: Record<RecoveryBand, RecoveryBandInfo> = {
  'do-nothing': {
    title: 'Do nothing',
    definition:
      'Provider and customer agree formally that the service is not recovered. Without an RTO it counts as never recovered.',
    ...anyTime,
  },
  'manual-workaround': {
    title: 'Manual workaround',
    definition:
      'The business goes on without the service for a while, on paper or by phone; usually together with another option.',
    ...anyTime,
  },
  'reciprocal-arrangement': {
    title: 'Reciprocal arrangement',
    definition:
      'Two organisations agree to share their resources in an emergency.',
    ...anyTime,
  },
  gradual: {
    title: 'Gradual recovery (cold standby)',
    definition:
      'A site with power and network is kept ready; hardware and software are brought and set up when they are needed.',
    range: 'more than 72 h',
    fits: rto => rto > THREE_DAYS,
  },
  intermediate: {
    title: 'Intermediate recovery (warm standby)',
    definition:
      'Computers are kept ready; software is configured and data restored when they are needed.',
    range: '24 h to 72 h',
    fits: rto => rto >= DAY && rto <= THREE_DAYS,
  },
  fast: {
    title: 'Fast recovery (hot standby)',
    definition:
      'Computers with the software installed and configured are kept ready to run the service; at most data has to be restored.',
    ...withinADay,
  },
  immediate: {
    title: 'Immediate recovery (mirrored)',
    definition:
      'Mirroring, load balancing or split sites let the service go on with no significant loss.',
    ...withinADay,
  },
};

/**
 * The band of standby that an RTO is typical of.
 *
 * @param rto - whole seconds; equal to 24 h or 72 h is intermediate
 *
 * @public
 */
export function bandOf(
  rto: number,
): Extract<RecoveryBand, 'gradual' | 'intermediate' | 'fast' | 'immediate'> {
  if (rto === 0) {
    return 'immediate';
  }
  if (rto < DAY) {
    return 'fast';
  }
  return rto <= THREE_DAYS ? 'intermediate' : 'gradual';
}

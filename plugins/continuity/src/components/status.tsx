import type { Status } from '@backstage-continuity/plugin-continuity-common';
import {
  RiCheckboxCircleLine,
  RiErrorWarningLine,
  RiHourglassLine,
  RiPriceTag3Line,
  RiQuestionLine,
  RiTimeLine,
} from '@remixicon/react';
import styles from './status.module.css';

/** The one icon of each status. */
export const statusIcons = {
  gap: RiErrorWarningLine,
  overdue: RiTimeLine,
  unknown: RiQuestionLine,
  'due-soon': RiHourglassLine,
  ready: RiCheckboxCircleLine,
  unclassified: RiPriceTag3Line,
} as const;

/**
 * Class that sets `--continuity-bg`, `--continuity-fg`, `--continuity-border`
 * (quiet surfaces) and `--continuity-fill` (bars, charts) to a status's colours.
 */
export function statusClass(status: Status): string {
  return styles[status];
}

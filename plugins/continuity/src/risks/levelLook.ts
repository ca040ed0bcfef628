import type {
  RiskPolicy,
  Status,
} from '@backstage-continuity/plugin-continuity-common';
import {
  RiAlarmWarningLine,
  RiCheckboxCircleLine,
  RiErrorWarningLine,
  RiQuestionLine,
  RiShieldCheckLine,
} from '@remixicon/react';
import type { CSSProperties } from 'react';

/** How a level is drawn; its word always stands beside it. */
export interface LevelLook {
  status: Status;
  style: CSSProperties;
  Icon: typeof RiQuestionLine;
}

/**
 * How a level looks by its rank: those within the appetite from green to yellow,
 * those above it ever fuller red.
 *
 * @param id - null or unknown: not rated
 */
export function levelLook(
  { levels }: Pick<RiskPolicy, 'levels'>,
  id: string | null,
): LevelLook {
  const index = levels.findIndex(level => level.id === id);
  if (index === -1) {
    return {
      status: 'unknown',
      style: {},
      Icon: RiQuestionLine,
    };
  }
  const within = levels.filter(level => level.acceptable).length;
  const { acceptable } = levels[index];
  const [step, steps] = acceptable
    ? [index + 1, within]
    : [index - within + 1, levels.length - within];
  const style = { '--share': step / steps } as CSSProperties;
  if (acceptable) {
    return index === 0
      ? {
          status: 'ready',
          style,
          Icon: RiCheckboxCircleLine,
        }
      : { status: 'overdue', style, Icon: RiShieldCheckLine };
  }
  return {
    status: 'gap',
    style,
    Icon: index === levels.length - 1 ? RiAlarmWarningLine : RiErrorWarningLine,
  };
}

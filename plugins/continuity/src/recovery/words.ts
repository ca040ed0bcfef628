import {
  formatDuration,
  type OwnRecovery,
  type RecoveryStep,
} from '@backstage-continuity/plugin-continuity-common';
import { formatDay, type Translate } from '../components';
import { nameOfRef } from '../pickers';
import { isUnknown } from './types';

/** Needs named in a tooltip; more are counted. */
const NAMED = 3;

/** A span, or the least that it can be. */
export function spanText(
  seconds: number,
  lowerBound: boolean,
  t: Translate,
): string {
  const time = formatDuration(seconds);
  return lowerBound ? t('recovery.atLeast', { time }) : time;
}

/** Where an own time comes from, in a few words. */
export function sourceText(
  source: NonNullable<OwnRecovery['source']>,
  t: Translate,
): string {
  switch (source.type) {
    case 'measured':
      return source.measuredAt === undefined
        ? t('recovery.source.measured')
        : t('recovery.source.measuredOn', {
            day: formatDay(source.measuredAt),
          });
    case 'option':
      return t('recovery.source.option', { title: source.title ?? '' });
    case 'declared':
    case 'interface':
      return t(`recovery.source.${source.type}`);
    default:
      return source.title === undefined
        ? t('recovery.source.other', { type: source.type })
        : t('recovery.source.titled', {
            title: source.title,
            type: source.type,
          });
  }
}

/** Time left until a step's target RTO, or gone past it; null: it has none. */
export function slackText(step: RecoveryStep, t: Translate): string | null {
  const { slack, lowerBound } = step;
  if (slack === null) return null;
  if (slack === 0 && !lowerBound) return t('recovery.slack.none');
  const time = formatDuration(Math.abs(slack));
  if (slack < 0) {
    return t(
      lowerBound ? 'recovery.slack.lateAtLeast' : 'recovery.slack.late',
      {
        time,
      },
    );
  }
  return t(lowerBound ? 'recovery.slack.atMost' : 'recovery.slack.some', {
    time,
  });
}

function ownText(step: RecoveryStep, t: Translate): string {
  if (!step.lost) return t('recovery.step.waitsOnly');
  const { seconds, source } = step.own;
  if (seconds === null) return t('recovery.step.ownUnknown');
  const time = formatDuration(seconds);
  return source === null
    ? t('recovery.step.ownPlain', { time })
    : t('recovery.step.own', { time, source: sourceText(source, t) });
}

function waitText(step: RecoveryStep, t: Translate): string {
  const time = formatDuration(step.startsAt);
  if (step.waitsFor.length === 0) return t('recovery.step.waits', { time });
  const names = step.waitsFor.slice(0, NAMED).map(nameOfRef).join(', ');
  const count = step.waitsFor.length - NAMED;
  return t('recovery.step.waitsFor', {
    time,
    names: count > 0 ? t('recovery.step.more', { names, count }) : names,
  });
}

/** Everything the bar of a step says, line by line. */
export function stepLines(step: RecoveryStep, t: Translate): string[] {
  const slack = slackText(step, t);
  return [
    ...(step.startsAt > 0 ? [waitText(step, t)] : []),
    ownText(step, t),
    t('recovery.step.back', {
      time: spanText(step.endsAt, step.lowerBound, t),
    }),
    slack === null
      ? t('recovery.step.noRto')
      : t('recovery.step.rto', {
          limit: formatDuration(step.targetRto),
          slack,
        }),
    ...(step.critical ? [t('recovery.step.critical')] : []),
  ];
}

/** How a step stands: the colour and pattern of its bar. */
export type StepLook = 'inTime' | 'late' | 'plain' | 'unknown' | 'waitsOnly';

export function lookOf(step: RecoveryStep): StepLook {
  if (!step.lost) return 'waitsOnly';
  if (isUnknown(step)) return 'unknown';
  if (step.slack === null) return 'plain';
  return step.slack < 0 ? 'late' : 'inTime';
}

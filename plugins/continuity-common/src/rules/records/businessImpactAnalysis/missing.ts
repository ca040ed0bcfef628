import type { ContinuityPolicy } from '../../../model/policy';
import {
  analysisObjectives,
  type BusinessImpactAnalysis,
} from '../../../model/records/businessImpactAnalysis';
import type { MissingContent } from '../../../model/records/recordType';
import { formatDuration } from '../../duration';
import { parseRecurrence } from '../../recurrence';
import { impactRows, type ImpactRow } from './curve';
import { adjustedObjectives, finalObjectives } from './objectives';
import { isScaleOutdated } from './scale';

/** What a field must say, unless it does. */
type Demand = [path: string, given: boolean, expected: string];

const LONGEST_PEAK = 366 * 86_400;

function filled(text: string): boolean {
  return text.trim() !== '';
}

function ofPeaks({ peaks }: BusinessImpactAnalysis): Demand[] {
  return peaks.flatMap(({ name, rrule, duration }, index): Demand[] => {
    const rule = parseRecurrence(rrule);
    return [
      [`peaks.${index}.name`, filled(name), 'a name for the peak'],
      [`peaks.${index}.rrule`, rule.ok, rule.ok ? '' : rule.expected],
      [
        `peaks.${index}.duration`,
        duration !== null && duration > 0 && duration <= LONGEST_PEAK,
        'how long the peak lasts, more than nothing and at most 366 days',
      ],
    ];
  });
}

function ofCategory(
  { category, cells }: ImpactRow,
  { impacts }: BusinessImpactAnalysis,
): Demand[] {
  const index = impacts.findIndex(({ id }) => id === category.id);
  const path = index === -1 ? 'impacts' : `impacts.${index}`;
  const open = cells.filter(({ rating }) => rating === null);
  const bad = cells.find(({ rating }) => rating?.tolerable === false);
  const times = open.map(({ start }) => formatDuration(start)).join(', ');
  return [
    [
      index === -1 ? path : `${path}.levels`,
      open.length === 0,
      `a rating of ${category.title} after ${times}`,
    ],
    [
      `${path}.justification`,
      bad === undefined || filled(impacts[index].justification),
      `why ${category.title} is ${bad?.rating?.title} after ${formatDuration(
        bad?.start ?? null,
      )}`,
    ],
  ];
}

function ofImpact(
  content: BusinessImpactAnalysis,
  policy: ContinuityPolicy,
): Demand[] {
  return [
    [
      'scale',
      !isScaleOutdated(content, policy),
      'the impact scale of the policy in force',
    ],
    ...impactRows(content).flatMap(row => ofCategory(row, content)),
  ];
}

function ofMinimum({
  minimumService,
  workarounds,
}: BusinessImpactAnalysis): Demand[] {
  return [
    [
      'minimumService.description',
      filled(minimumService.description),
      'the least that the business needs while continuity arrangements run',
    ],
    ...workarounds.flatMap(({ description, holdsFor }, index): Demand[] => [
      [
        `workarounds.${index}.description`,
        filled(description),
        'how the workaround goes',
      ],
      [
        `workarounds.${index}.holdsFor`,
        holdsFor !== null,
        'how long the workaround can be kept up',
      ],
    ]),
  ];
}

function ofObjectives(content: BusinessImpactAnalysis): Demand[] {
  const { mtpd, rto, rpo, wrt } = finalObjectives(content);
  const adjusted = adjustedObjectives(content);
  // What the RTO may come to.
  const room = mtpd === null ? null : mtpd - (wrt ?? 0);
  return [
    [
      'objectives.mtpd.adjusted',
      mtpd !== null,
      'an MTPD: no impact is rated that is not tolerable, so the curve gives none',
    ],
    [
      'objectives.wrt.adjusted',
      room === null || room >= 0,
      `a WRT of at most the MTPD of ${formatDuration(mtpd)}`,
    ],
    ['objectives.rto.adjusted', mtpd === null || rto !== null, 'an RTO'],
    [
      'objectives.rto.adjusted',
      rto === null || room === null || room < 0 || rto <= room,
      `an RTO of at most ${formatDuration(room)}: the MTPD less the WRT`,
    ],
    [
      'objectives.rpo.adjusted',
      rpo !== null,
      'an RPO, or how far back data can be lost',
    ],
    ...analysisObjectives.map(
      (objective): Demand => [
        `objectives.${objective}.reason`,
        !adjusted.includes(objective) ||
          filled(content.objectives[objective].reason),
        `why the ${objective.toLocaleUpperCase(
          'en-US',
        )} is another than the proposed one`,
      ],
    ),
  ];
}

/**
 * What an analysis must say before it goes to review: every cell of the matrix,
 * why what is intolerable is so, the minimum service, and objectives that fit
 * into the MTPD, adjusted ones with the reason.
 *
 * @remarks
 * What can be true although it looks odd (a curve that falls, a sum rated
 * otherwise, an MTPD above the curve or a ceiling) is for the checks: it is shown
 * and may be approved.
 */
export function missingFromAnalysis(
  content: BusinessImpactAnalysis,
  policy: ContinuityPolicy,
): MissingContent[] {
  const demands: [section: string, Demand[]][] = [
    [
      'service',
      [
        [
          'summary',
          filled(content.summary),
          'what the business does with it, and what stops without',
        ],
      ],
    ],
    ['impact', ofImpact(content, policy)],
    ['minimum', ofMinimum(content)],
    ['objectives', ofObjectives(content)],
    ['peaks', ofPeaks(content)],
    [
      'basis',
      [
        [
          'interviewees',
          content.interviewees.length > 0 || filled(content.sources),
          'who was asked, or what else this is based on',
        ],
      ],
    ],
  ];
  return demands.flatMap(([section, list]) =>
    list
      .filter(([, given]) => !given)
      .map(([path, , expected]) => ({ section, path, expected })),
  );
}

import type { ContinuityPolicy } from '../../../model/policy';
import type {
  Risk,
  RiskMeasure,
  RiskRating,
} from '../../../model/records/riskAssessment';
import { isMeasureDone, levelRank, levelThatHolds, riskLevel } from './levels';

/** What a field must say, unless it does. */
export type Demand = [path: string, given: boolean, expected: string];

export function filled(text: string): boolean {
  return text.trim() !== '';
}

/** Both parts of a rating, of those that there are; one alone rates nothing. */
function ofRating(
  rating: RiskRating,
  path: string,
  needed: boolean,
  { risk }: ContinuityPolicy,
): Demand[] {
  const parts = ['likelihood', 'impact'] as const;
  return needed || parts.some(part => rating[part] !== null)
    ? parts.map(part => [
        `${path}.${part}`,
        risk[part].some(({ id }) => id === rating[part]),
        `one of ${risk[part].map(({ title }) => title).join(', ')}`,
      ])
    : [];
}

function ofMeasure(measure: RiskMeasure, path: string): Demand[] {
  const title: Demand = [
    `${path}.title`,
    filled(measure.title),
    'what is to be done',
  ];
  const evidence = measure.evidence.flatMap((piece, index): Demand[] => {
    const at = `${path}.evidence.${index}`;
    return [
      [`${at}.title`, filled(piece.title), 'what the evidence is'],
      [
        `${at}.url`,
        piece.url !== null || filled(piece.note),
        'an address, or a note',
      ],
      [`${at}.addedOn`, piece.addedOn !== null, 'the day it was added'],
    ];
  });
  switch (measure.status) {
    case 'cancelled':
      return [title, ...evidence];
    case 'done':
      return [
        title,
        [
          `${path}.evidence`,
          measure.evidence.length > 0,
          'evidence that the measure is done',
        ],
        ...evidence,
      ];
    default:
      return [
        title,
        [`${path}.owner`, measure.owner !== null, 'who sees to the measure'],
        [`${path}.dueOn`, measure.dueOn !== null, 'the day it is due'],
        ...evidence,
      ];
  }
}

function ofAcceptance({ treatment, acceptance }: Risk, path: string): Demand[] {
  if (treatment !== 'accept') {
    return [];
  }
  const { approver, acceptedOn, expiresOn } = acceptance;
  const inOrder =
    acceptedOn === null || expiresOn === null || acceptedOn <= expiresOn;
  return [
    [`${path}.approver`, approver !== null, 'who accepts the risk'],
    [`${path}.acceptedOn`, acceptedOn !== null, 'the day it was accepted'],
    [
      `${path}.expiresOn`,
      expiresOn !== null && inOrder,
      inOrder
        ? 'the day until which it is accepted'
        : 'a day not before that of the acceptance',
    ],
  ];
}

/** What is asked of a risk that must not stay as it is. */
function ofTreatment(risk: Risk, path: string, isAbove: boolean): Demand[] {
  const { treatment, measures } = risk;
  const reduces = isAbove && treatment === 'reduce';
  const carried = measures.filter(
    measure =>
      isMeasureDone(measure) ||
      (measure.status !== 'cancelled' &&
        measure.owner !== null &&
        measure.dueOn !== null),
  );
  return [
    [
      `${path}.treatment`,
      !isAbove || treatment !== null,
      'a treatment, as the risk is above the appetite',
    ],
    [
      `${path}.rationale`,
      treatment === null || treatment === 'reduce' || filled(risk.rationale),
      'why this treatment',
    ],
    [
      `${path}.measures`,
      !reduces || carried.length > 0,
      'at least one measure with an owner and a due date',
    ],
    ...ofAcceptance(risk, `${path}.acceptance`),
  ];
}

/** What is still missing from one risk. */
export function missingFromRisk(
  risk: Risk,
  path: string,
  policy: ContinuityPolicy,
): Demand[] {
  const { scenario, current, residual, target, impactFrom } = risk;
  const known = policy.risk.scenarios.some(({ id }) => id === scenario);
  const isAbove = levelThatHolds(risk, policy)?.acceptable === false;
  const reduces = isAbove && risk.treatment === 'reduce';
  const noHigher = (rating: RiskRating) => {
    const now = riskLevel(current, policy);
    return (
      now === null ||
      levelRank(riskLevel(rating, policy), policy) <= levelRank(now, policy)
    );
  };
  return [
    [
      `${path}.title`,
      filled(risk.title) || scenario !== null,
      'a title, or a scenario',
    ],
    [
      `${path}.scenario`,
      scenario === null || known,
      'a scenario of the catalogue',
    ],
    ...ofRating(current, `${path}.current`, true, policy),
    [
      `${path}.expectedOutage`,
      impactFrom !== 'analysis' || risk.expectedOutage !== null,
      'the expected outage, as the impact is that of the impact analysis',
    ],
    [
      `${path}.impactReason`,
      impactFrom !== 'adjusted' || filled(risk.impactReason),
      'why the impact was adjusted',
    ],
    ...ofTreatment(risk, path, isAbove),
    ...ofRating(residual, `${path}.residual`, reduces, policy),
    [`${path}.residual`, noHigher(residual), 'no higher than the current risk'],
    ...ofRating(target, `${path}.target`, false, policy),
    [`${path}.target`, noHigher(target), 'no higher than the current risk'],
    ...risk.controls.map(
      ({ title }, index): Demand => [
        `${path}.controls.${index}.title`,
        filled(title),
        'what the control is',
      ],
    ),
    ...risk.measures.flatMap((measure, index) =>
      ofMeasure(measure, `${path}.measures.${index}`),
    ),
  ];
}

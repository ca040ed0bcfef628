import type {
  ContinuityStrategy,
  RecoveryOption,
} from '../../../model/records/continuityStrategy';
import type {
  MissingContent,
  RecordSubject,
} from '../../../model/records/recordType';
import { chosenOption } from './choice';

/** What a field must say, unless it does. */
type Demand = [path: string, given: boolean, expected: string];

function filled(text: string): boolean {
  return text.trim() !== '';
}

function ofOption(option: RecoveryOption, path: string): Demand[] {
  const doesNothing = option.band === 'do-nothing';
  return [
    [`${path}.title`, filled(option.title), 'a title for the option'],
    [`${path}.band`, option.band !== null, 'the band of the option'],
    [
      `${path}.rto`,
      option.rto !== null || doesNothing,
      'the RTO that the option achieves',
    ],
    [
      `${path}.usableFor`,
      option.usableFor === null || !option.usableWithoutLimit,
      'either how long it can be used, or that there is no limit',
    ],
    ...option.prerequisites.map(
      ({ title, entityRef }, index): Demand => [
        `${path}.prerequisites.${index}.title`,
        filled(title) || entityRef !== null,
        'what must be there',
      ],
    ),
    ...option.suppliers.map(
      ({ name }, index): Demand => [
        `${path}.suppliers.${index}.name`,
        filled(name),
        'the name of the supplier',
      ],
    ),
  ];
}

function ofChoice(
  strategy: ContinuityStrategy,
  subject: RecordSubject,
): Demand[] {
  const { optionId, rationale } = strategy.choice;
  // A function is recovered by what supports it; options of its own are extra.
  const mustChoose = subject === 'service' || optionId !== null;
  return mustChoose
    ? [
        [
          'choice.optionId',
          chosenOption(strategy) !== null,
          'the option that is chosen',
        ],
        ['choice.rationale', filled(rationale), 'why this option is chosen'],
      ]
    : [];
}

function ofGaps({ residualGaps }: ContinuityStrategy): Demand[] {
  return residualGaps.flatMap((gap, index): Demand[] => {
    const path = `residualGaps.${index}`;
    const accepted = gap.acceptedBy !== null || gap.acceptedUntil !== null;
    return [
      [`${path}.description`, filled(gap.description), 'what stays uncovered'],
      [
        `${path}.acceptedBy`,
        !accepted || gap.acceptedBy !== null,
        'who accepts the gap',
      ],
      [
        `${path}.acceptedUntil`,
        !accepted || gap.acceptedUntil !== null,
        'until when the gap is accepted',
      ],
    ];
  });
}

function ofAlignment(
  { alignment }: ContinuityStrategy,
  subject: RecordSubject,
): Demand[] {
  const { status, statement } = alignment;
  const mustSay = subject === 'function' || (status ?? 'aligned') !== 'aligned';
  return [
    [
      'alignment.status',
      subject === 'service' || status !== null,
      'how far the strategy follows the business continuity plan',
    ],
    [
      'alignment.statement',
      !mustSay || filled(statement),
      'how it follows the plan, or where it does not',
    ],
  ];
}

/**
 * What a strategy must say before it goes to review: of a service the options
 * and the choice, of a function the alignment. What is begun is to be complete.
 */
export function missingFromStrategy(
  strategy: ContinuityStrategy,
  subject: RecordSubject,
): MissingContent[] {
  const demands: [section: string, Demand[]][] = [
    [
      'options',
      [
        [
          'options',
          subject === 'function' || strategy.options.length > 0,
          'at least one recovery option',
        ],
        ...strategy.options.flatMap((option, index) =>
          ofOption(option, `options.${index}`),
        ),
      ],
    ],
    ['choice', ofChoice(strategy, subject)],
    [
      'measures',
      strategy.measures.map(({ title }, index) => [
        `measures.${index}.title`,
        filled(title),
        'the measure, as the risk assessment calls it',
      ]),
    ],
    ['gaps', ofGaps(strategy)],
    ['alignment', ofAlignment(strategy, subject)],
  ];
  return demands.flatMap(([section, list]) =>
    list
      .filter(([, given]) => !given)
      .map(([path, , expected]) => ({ section, path, expected })),
  );
}

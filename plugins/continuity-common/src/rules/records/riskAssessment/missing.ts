import type { ContinuityPolicy } from '../../../model/policy';
import type { MissingContent } from '../../../model/records/recordType';
import type { RiskAssessment } from '../../../model/records/riskAssessment';
import { filled, missingFromRisk, type Demand } from './missingFromRisk';

/**
 * What a risk assessment must say before it goes to review: what it is about,
 * and of each risk the rating, and what is done where it is above the appetite.
 */
export function missingFromAssessment(
  content: RiskAssessment,
  policy: ContinuityPolicy,
): MissingContent[] {
  const demands: [section: string, Demand[]][] = [
    [
      'scope',
      [
        ['scope', filled(content.scope), 'what is looked at'],
        [
          'assets',
          content.assets.length > 0 || filled(content.otherAssets),
          'what is at risk, here or under other assets',
        ],
      ],
    ],
    [
      'risks',
      [
        ['risks', content.risks.length > 0, 'at least one risk'],
        ...content.risks.flatMap((risk, index) =>
          missingFromRisk(risk, `risks.${index}`, policy),
        ),
      ],
    ],
  ];
  return demands.flatMap(([section, list]) =>
    list
      .filter(([, given]) => !given)
      .map(([path, , expected]) => ({ section, path, expected })),
  );
}

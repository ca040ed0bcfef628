import type { RiskPolicy } from '../model/riskPolicy';
import { defaultScenarios } from './riskScenarios';

/**
 * How risks are rated where the configuration says nothing.
 *
 * @remarks
 * A disaster is rare, so a matrix that takes whatever is rare for small would
 * find no risk to continuity at all: the severest impact is never within the
 * appetite, however unlikely.
 *
 * @public
 */
export const defaultRiskPolicy: RiskPolicy = {
  likelihood: [
    {
      id: 'rare',
      title: 'Rare',
      description: 'Less than once in 50 years; hardly anybody has seen it',
    },
    {
      id: 'unlikely',
      title: 'Unlikely',
      description: 'Once in 10 to 50 years; has happened elsewhere',
    },
    {
      id: 'possible',
      title: 'Possible',
      description: 'Once in 3 to 10 years; happens in this line of business',
    },
    {
      id: 'likely',
      title: 'Likely',
      description: 'Once in 1 to 3 years; has happened here',
    },
    {
      id: 'almost-certain',
      title: 'Almost certain',
      description: 'Once a year or more often',
    },
  ],
  impact: [
    {
      id: 'negligible',
      title: 'Negligible',
      description: 'Hardly noticed',
      rating: null,
    },
    {
      id: 'minor',
      title: 'Minor',
      description: 'A nuisance that the day-to-day business absorbs',
      rating: null,
    },
    {
      id: 'moderate',
      title: 'Moderate',
      description: 'Felt by customers or in the figures, and made up for',
      rating: null,
    },
    {
      id: 'major',
      title: 'Major',
      description: 'Lasting damage to business, customers or reputation',
      rating: null,
    },
    {
      id: 'severe',
      title: 'Severe',
      description: 'Threatens the organisation, or people',
      rating: null,
    },
  ],
  levels: [
    { id: 'low', title: 'Low', acceptable: true },
    { id: 'medium', title: 'Medium', acceptable: true },
    { id: 'high', title: 'High', acceptable: false },
    { id: 'extreme', title: 'Extreme', acceptable: false },
  ],
  matrix: [
    ['low', 'low', 'low', 'medium', 'high'],
    ['low', 'low', 'medium', 'medium', 'high'],
    ['low', 'low', 'medium', 'high', 'extreme'],
    ['low', 'medium', 'high', 'high', 'extreme'],
    ['medium', 'medium', 'high', 'extreme', 'extreme'],
  ],
  scenarios: defaultScenarios,
};

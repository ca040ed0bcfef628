import type { RiskScenario } from '../model/riskPolicy';

const ARTICLE = 'Commission Delegated Regulation (EU) 2024/1774, Article 26(2)';

/**
 * The scenarios that plans of financial entities must take into account, and
 * that others do well to think of: id, title and description by clause.
 */
const clauses: [clause: string, id: string, title: string, text: string][] = [
  [
    'a',
    'cyber-attack',
    'Cyber-attack and switchover',
    'Cyber-attacks, and switchovers between the primary ICT infrastructure and the redundant capacity, backups and redundant facilities.',
  ],
  [
    'b',
    'function-deterioration',
    'Function deteriorates or fails',
    'The quality of a critical or important function deteriorates to an unacceptable level or fails; considers what the insolvency or another failure of an ICT third-party service provider would bring.',
  ],
  [
    'c',
    'premises-failure',
    'Failure of premises',
    'Partial or total failure of premises, including office and business premises and data centres.',
  ],
  [
    'd',
    'ict-failure',
    'Failure of ICT assets or communication',
    'Substantial failure of ICT assets or of the communication infrastructure.',
  ],
  [
    'e',
    'staff-unavailable',
    'Critical staff not available',
    'A critical number of staff, or those in charge of guaranteeing the continuity of operations, are not available.',
  ],
  [
    'f',
    'nature-and-physical-attack',
    'Nature, pandemic or physical attack',
    'Events related to climate change and environmental degradation, natural disasters, pandemics and physical attacks, including intrusions and terrorist attacks.',
  ],
  [
    'g',
    'insider-attack',
    'Insider attack',
    'Attacks from within: by staff, or by others who have been given access.',
  ],
  [
    'h',
    'political-instability',
    'Political and social instability',
    'Political and social instability, also, where relevant, in the jurisdiction of the ICT third-party service provider and where data are stored and processed.',
  ],
  [
    'i',
    'power-outage',
    'Widespread power outage',
    'Power outages over a wide area.',
  ],
];

/** The catalogue of scenarios where the configuration says nothing. */
export const defaultScenarios: RiskScenario[] = clauses.map(
  ([clause, id, title, description]) => ({
    id,
    title,
    description,
    source: `${ARTICLE}, point (${clause})`,
    hidden: false,
  }),
);

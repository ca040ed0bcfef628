import type { ImpactPolicy } from '../model/impact';

const HOUR = 3600;
const DAY = 24 * HOUR;

/**
 * How impacts are rated where the configuration says nothing.
 *
 * @remarks
 * The categories are those that ISO/TS 22317 and the usual handbooks name. The
 * sums are a start for an organisation of middle size: whoever counts in other
 * sums configures them.
 *
 * @public
 */
export const defaultImpactPolicy: ImpactPolicy = {
  categories: [
    {
      id: 'financial',
      title: 'Financial',
      description:
        'Lost revenue, extra cost, penalties and interest, as a sum since the outage began',
      amount: true,
    },
    {
      id: 'operational',
      title: 'Operational',
      description: 'Work that cannot be done, backlog, other services held up',
      amount: false,
    },
    {
      id: 'legal-and-regulatory',
      title: 'Legal and regulatory',
      description:
        'Breach of law, of a licence, of a contract, or of a deadline',
      amount: false,
    },
    {
      id: 'reputation',
      title: 'Reputation',
      description: 'What the public, partners and the press think of us',
      amount: false,
    },
    {
      id: 'customer',
      title: 'Customer',
      description: 'Customers who notice, complain, or leave',
      amount: false,
    },
    {
      id: 'safety',
      title: 'Safety',
      description: 'Harm to people or to the environment',
      amount: false,
    },
  ],
  ratings: [
    {
      id: 'negligible',
      title: 'Negligible',
      description: 'Nobody outside of the team would notice',
      tolerable: true,
      amountFrom: 0,
    },
    {
      id: 'minor',
      title: 'Minor',
      description: 'A nuisance that normal business absorbs',
      tolerable: true,
      amountFrom: 10_000,
    },
    {
      id: 'moderate',
      title: 'Moderate',
      description: 'Hurts, and is made good within weeks',
      tolerable: true,
      amountFrom: 100_000,
    },
    {
      id: 'major',
      title: 'Major',
      description: 'Targets of the year are missed, or somebody is hurt',
      tolerable: false,
      amountFrom: 1_000_000,
    },
    {
      id: 'severe',
      title: 'Severe',
      description: 'The organisation, or a life, is at stake',
      tolerable: false,
      amountFrom: 10_000_000,
    },
  ],
  bands: [0, HOUR, 4 * HOUR, 8 * HOUR, DAY, 3 * DAY, 7 * DAY],
  regulatoryCeilings: [
    {
      id: 'pfmi-17-6',
      title: 'CPMI-IOSCO PFMI, Principle 17',
      description:
        'Principles for financial market infrastructures (April 2012), Principle 17, key consideration 6: critical information technology systems of a financial market infrastructure can resume operations within two hours following disruptive events',
      rto: 2 * HOUR,
      mtpd: null,
    },
  ],
};

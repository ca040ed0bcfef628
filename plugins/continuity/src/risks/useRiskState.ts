import {
  measureStatuses,
  riskAttentions,
  riskRatingKinds,
  riskTreatments,
} from '@backstage-continuity/plugin-continuity-common';
import { useUrlQuery } from '../components';

export const treatmentChoices = [...riskTreatments, 'none'] as const;

function known<T extends string>(values: string[], allowed: readonly T[]): T[] {
  return allowed.filter(value => values.includes(value));
}

/** A question without what nobody asked for. */
function asked(query: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(query).filter(([, value]) =>
      Array.isArray(value) ? value.length > 0 : Boolean(value),
    ),
  );
}

/** What the page of risks shows, as the address keeps it. */
export function useRiskState() {
  const { params, change, hrefWith } = useUrlQuery();
  const view = params.get('view') === 'measures' ? 'measures' : 'register';
  const [of = 'now'] = known(params.getAll('of'), riskRatingKinds);
  const q = params.get('q') ?? '';
  const subject = params.getAll('subject');
  const owner = params.getAll('owner');
  const filters = {
    level: params.getAll('level'),
    scenario: params.getAll('scenario'),
    treatment: known(params.getAll('treatment'), treatmentChoices),
    attention: known(params.getAll('attention'), riskAttentions),
  };
  const measureFilters = {
    measureOwner: params.getAll('measureOwner'),
    status: known(params.getAll('status'), measureStatuses),
    mine: params.has('mine'),
    overdue: params.has('overdue'),
  };
  const [likelihood, impact] = [params.get('likelihood'), params.get('impact')];
  const place =
    likelihood !== null && impact !== null ? { likelihood, impact } : null;
  const scope = asked({ q, subject, owner });
  const narrowed = { ...scope, ...asked(filters), ...(of !== 'now' && { of }) };
  const cleared = {
    q: [],
    subject: [],
    owner: [],
    level: [],
    scenario: [],
    treatment: [],
    attention: [],
    likelihood: [],
    impact: [],
    measureOwner: [],
    status: [],
    mine: [],
    overdue: [],
  };
  return {
    view,
    of,
    q,
    subject,
    owner,
    filters,
    measureFilters,
    place,
    /** Of the headline: whose risks, but not which of them. */
    totalsQuery: scope,
    matrixQuery: narrowed,
    registerQuery: { ...narrowed, ...place },
    measuresQuery: {
      ...scope,
      ...asked({
        measureOwner: measureFilters.measureOwner,
        status: measureFilters.status,
      }),
      ...(measureFilters.mine && { mine: 'true' }),
      ...(measureFilters.overdue && { overdue: 'true' }),
    },
    isFiltered: Object.keys(cleared).some(name => params.has(name)),
    change,
    clear: () => change(cleared),
    /** Address of one of the lists with nothing but these filters beside the scope. */
    listHref: (changes: Record<string, string | string[]>) =>
      hrefWith({
        ...cleared,
        q,
        subject,
        owner,
        view: [],
        sort: [],
        ...changes,
      }),
  };
}

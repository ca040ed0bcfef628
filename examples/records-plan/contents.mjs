// The contents of records from what a plan says of them.
import { Duration } from 'luxon';

const seconds = span =>
  span === null || span === undefined
    ? null
    : Duration.fromISO(span).as('seconds');
const fullRef = short => short.replace(':', ':default/');
const idOf = text =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replace(/^-|-$/g, '');
const defined = object =>
  Object.fromEntries(
    Object.entries(object).filter(([, value]) => value !== undefined),
  );

const HOUR = 3600;
const bands = ['PT0S', 'PT1H', 'PT4H', 'PT8H', 'P1D', 'P3D', 'P7D'];
const ratings = ['negligible', 'minor', 'moderate', 'major', 'severe'];
const sums = [0, 10_000, 100_000, 1_000_000, 10_000_000];
const categories = [
  'financial',
  'operational',
  'legal-and-regulatory',
  'reputation',
  'customer',
  'safety',
];
const usualMtpd = {
  'mission-critical': 'PT8H',
  'business-critical': 'P1D',
  essential: 'P3D',
};
const usualRpo = {
  'mission-critical': 'PT15M',
  'business-critical': 'PT1H',
  essential: 'P1D',
};

/** Ratings that rise to `major` at a band, and stay below it where none is given. */
function curve(decisive, hurtsAt, isHit) {
  return bands.map((_, band) => {
    if (hurtsAt !== undefined && band >= hurtsAt) {
      return band === bands.length - 1 && hurtsAt < 4 ? 4 : 3;
    }
    const until = hurtsAt ?? decisive + 2;
    return isHit ? Math.max(0, Math.min(2, 2 - (until - 1 - band))) : 0;
  });
}

/** The matrix: sums of money rate themselves, a category hurts from where it says. */
function impactsOf({ hurts = {}, perHour }, mtpd) {
  const decisive = bands.indexOf(mtpd);
  if (decisive < 0) throw new Error(`${mtpd} is no band`);
  return categories.map(id => {
    const [, from = mtpd, why = ''] =
      /^(?:(P\w+): )?(.*)$/s.exec(hurts[id] ?? '') ?? [];
    const counted = id === 'financial' && perHour !== undefined;
    const hurtsAt = hurts[id] ? bands.indexOf(from) : undefined;
    const isHit = !['legal-and-regulatory', 'safety'].includes(id) || hurts[id];
    const rates = curve(decisive, hurtsAt, isHit);
    const rows = bands.map((band, index) => {
      const amount = (perHour * seconds(band)) / HOUR;
      const rating = counted
        ? sums.findLastIndex(sum => sum <= amount)
        : rates[index];
      return { id: band, rating: ratings[rating], ...(counted && { amount }) };
    });
    const reason = counted
      ? `${perHour.toLocaleString(
          'en-US',
        )} EUR an hour: lost margin and extra work since the outage began. ${why}`
      : why;
    return {
      id,
      levels: rows,
      ...(reason && { justification: reason.trim() }),
    };
  });
}

const adjustment = ([figure, reason]) => ({
  adjusted: seconds(figure),
  reason,
});

/**
 * is: what it is for. mtpd: where the curve becomes intolerable, else by tier.
 * hurts: category: why it is intolerable then (or `P3D: why`, from then on).
 * perHour: EUR. minimum: [text, percent]. around: [text, how long, percent].
 * data, work: [span, why]. adjust: objective: [figure, why].
 */
export function analysisContent(plan, subject) {
  const {
    is,
    worst,
    minimum,
    around,
    data,
    work,
    adjust = {},
    regulations,
  } = plan;
  const mtpd = plan.mtpd ?? usualMtpd[subject.tier] ?? subject.mtpd;
  const tolerated = data ?? [
    usualRpo[subject.tier] ?? 'PT1H',
    'Keeps nothing of its own: what is lost is asked for again.',
  ];
  return defined({
    summary: is,
    worstTime: worst,
    peaks: plan.peaks?.map(({ duration, rto, rpo, mtpd: peak, ...rest }) =>
      defined({
        ...rest,
        duration: seconds(duration),
        rto: rto && seconds(rto),
        rpo: rpo && seconds(rpo),
        mtpd: peak && seconds(peak),
      }),
    ),
    impacts: plan.unrated ? undefined : impactsOf(plan, mtpd),
    costPerHour: plan.perHour,
    regulations,
    minimumService: minimum && { description: minimum[0], percent: minimum[1] },
    workarounds: around && [
      {
        id: 'workaround',
        description: around[0],
        holdsFor: seconds(around[1]),
        capacity: around[2],
      },
    ],
    dataLoss: plan.unrated
      ? undefined
      : { tolerated: seconds(tolerated[0]), explanation: tolerated[1] },
    workRecovery: work && { duration: seconds(work[0]), explanation: work[1] },
    objectives: Object.fromEntries(
      Object.entries(adjust).map(([name, given]) => [name, adjustment(given)]),
    ),
    interviewees: plan.asked?.map(name => `user:default/${name}`) ?? [
      subject.owner,
    ],
    sources: plan.sources,
    assumptions: plan.assumptions,
  });
}

const rating = text => {
  const [likelihood, impact] = text.split('/');
  return { likelihood, impact };
};
const day = ago =>
  ago.startsWith('-')
    ? `{{ today - ${ago.slice(1)} }}`
    : `{{ today + ${ago} }}`;

/** [what, who, due in (or `-` ago), EUR, status, evidence, when added]. */
function measureOf([title, owner, due, cost, status, evidence, added]) {
  return defined({
    id: idOf(title),
    title,
    owner: `user:default/${owner}`,
    dueOn: day(due),
    cost,
    status,
    evidence: evidence && [
      {
        id: 'evidence',
        title: evidence,
        url: `https://git.example.org/continuity/evidence/${idOf(evidence)}`,
        addedOn: day(added),
      },
    ],
  });
}

function riskOf(given, { risks }) {
  const { use, ...own } = typeof given === 'string' ? { use: given } : given;
  const known = use ? risks[use] : {};
  if (!known) throw new Error(`no risk ${use} in the library`);
  const risk = { id: use, ...known, ...own };
  const { accepted } = risk;
  return defined({
    id: risk.id,
    scenario: risk.scenario,
    title: risk.title,
    description: risk.description,
    vulnerabilities: risk.weak,
    controls: risk.controls?.map(title => ({ id: idOf(title), title })),
    expectedOutage: seconds(risk.outage),
    current: rating(risk.current),
    impactFrom: risk.adjusted ? 'adjusted' : undefined,
    impactReason: risk.adjusted,
    residual: risk.residual && rating(risk.residual),
    target: risk.target && rating(risk.target),
    treatment: risk.treatment,
    rationale: risk.why,
    acceptance: accepted && {
      approver: `user:default/${accepted[0]}`,
      acceptedOn: day(accepted[1]),
      expiresOn: day(accepted[2]),
    },
    measures: risk.measures?.map(measureOf),
  });
}

/** risks: names of the library, or `use` with what is different, or risks of one's own. */
export function assessmentContent(plan, subject, library) {
  return defined({
    scope: plan.scope ?? `${subject.title} and what it cannot do without.`,
    // An entity can be needed both as such and for its data.
    assets: [
      ...new Set([
        subject.ref,
        ...(plan.assets?.map(fullRef) ?? subject.needs),
      ]),
    ],
    otherAssets: plan.others,
    risks: plan.risks.map(risk => riskOf(risk, library)),
  });
}

function optionOf(given, { options }) {
  const { use, ...own } = given;
  const known = use ? options[use] : {};
  if (!known) throw new Error(`no option ${use} in the library`);
  const option = { id: use, ...known, ...own };
  return defined({
    id: option.id,
    band: option.band,
    title: option.title,
    description: option.description,
    rto: seconds(option.rto),
    rpo: seconds(option.rpo),
    capacity: option.capacity,
    implementationTime: seconds(option.takes),
    usableWithoutLimit: option.lasts === undefined ? true : undefined,
    usableFor: option.lasts && seconds(option.lasts),
    capitalCost: option.cost?.[0],
    runningCost: option.cost?.[1],
    prerequisites: option.needs?.map(need =>
      /^\w+:[\w-]+$/.test(need)
        ? { id: idOf(need), entityRef: fullRef(need) }
        : { id: idOf(need), title: need },
    ),
    suppliers: option.suppliers?.map(
      ([name, commitment, rto, contractual, ends]) =>
        defined({
          id: idOf(name),
          name,
          commitment,
          rto: seconds(rto),
          contractual,
          validUntil: ends && day(ends),
        }),
    ),
  });
}

/**
 * options: names of the library by `use` with what is different. choose: [id, why].
 * gaps: [what, objective, size, accepted until, by]. aligned: [status, statement].
 */
export function strategyContent(plan, subject, library) {
  const { choose, gaps, aligned, measures } = plan;
  return defined({
    minimumCapacity: plan.minimum,
    options: plan.options?.map(option => optionOf(option, library)),
    choice: choose && { optionId: choose[0], rationale: choose[1] },
    measures: measures?.map(([title, contribution]) => ({
      id: idOf(title),
      title,
      contribution,
    })),
    residualGaps: gaps?.map(([description, objective, size, until, by]) =>
      defined({
        id: idOf(description),
        description,
        objective,
        size: seconds(size),
        acceptedUntil: until && day(until),
        acceptedBy: by && `user:default/${by}`,
      }),
    ),
    alignment: aligned && {
      ...(aligned[2] && { businessContinuityPlan: aligned[2] }),
      status: aligned[0],
      statement: aligned[1],
    },
  });
}

// The whole life of a record, from its first draft until it is retired.
import { continuity } from '../people.mjs';
import { own } from './reviews.mjs';
import { PEOPLE } from '../company.mjs';
import { RecordOf } from './RecordOf.mjs';

export const ANALYSIS = 'business-impact-analysis';

/** A complete analysis. */
function analysis(summary) {
  const policy = continuity.defaultPolicy;
  const empty = continuity.emptyAnalysis(policy);
  const [rating] = empty.scale.ratings;
  const decided = adjusted => ({ adjusted, reason: 'As agreed' });
  return continuity.businessImpactAnalysisSchema.parse({
    ...empty,
    summary,
    impacts: empty.impacts.map(impact => ({
      ...impact,
      levels: impact.levels.map(level => ({ ...level, rating: rating.id })),
    })),
    minimumService: { description: 'Orders by phone', percent: 60 },
    objectives: {
      mtpd: decided(14_400),
      rto: decided(3_600),
      rpo: decided(300),
    },
    sources: 'Figures of the last year',
  });
}

export async function record(worker) {
  const subjectRef = own(worker)[3];
  const one = await RecordOf.begin(worker, { type: ANALYSIS, subjectRef });
  const says = () => analysis(worker.token());

  await one.save(says());
  await one.comment('Which customers?');
  await one.resolve();
  await one.submit();
  await one.to('withdrawRevision', 'withdrawn', { revision: 1 });
  await one.submit();
  await one.decide('returnRevision', 'returned', {
    comments: [{ section: null, body: 'Too short' }],
  });
  await one.save(says());
  await one.submit();
  await one.decide('approveRevision', 'approved');
  // By name: members of a group are not known while the catalog is away.
  await one.circulateTo(PEOPLE.slice(1));
  await one.decide('acknowledgeRecord', 'acknowledged');
  await one.to('remindOfRecord', 'reminded', {});
  await one.decide('confirmRecord', 'confirmed');
  await one.to('startDraft', 'draft-started', {});
  await one.save(says());
  if (worker.random.chance(0.5)) {
    await one.submit();
    await one.decide('approveRevision', 'approved');
  } else {
    await one.discard();
  }
  if (worker.random.chance(0.6)) await one.retire();
  else await one.keep();
}

import {
  chosenOption,
  judgedGaps,
  judgedMeasures,
  STRATEGY_MEASURES,
  type ContinuityPolicy,
  type RecordRow,
  type RiskAssessment,
  type ServiceCoverage,
  type StrategyGap,
  type StrategyMeasure,
  type StrategyRecord,
  type StrategyRow,
  type StrategyService,
} from '@backstage-continuity/plugin-continuity-common';
import type { InventoryFunction } from '../../inventory';
import type { Names } from '../Names';
import type { ApprovedStrategy, CoveredFunction } from './StrategyCoverage';

/** What of records a page of strategies shows. */
export interface PageRecords {
  /** Strategies by what they are about, approved or not. */
  rows: Map<string, RecordRow>;
  /** Approved risk assessments by what they are about. */
  risks: Map<string, { recordId: string; content: RiskAssessment }>;
}

interface Context {
  names: Names;
  records: PageRecords;
  policy: ContinuityPolicy;
  now: string;
}

/** One function as the caller may see it. */
export function toStrategyRow(
  item: InventoryFunction,
  covered: CoveredFunction,
  context: Context,
): StrategyRow {
  const { names, records } = context;
  const { entityRef, title, ownerRef, fields } = item;
  const services = covered.services.filter(({ entityRef: ref }) =>
    names.sees(ref),
  );
  // Of a service that is hidden nothing is told, nor what its records hold.
  const subjects = [entityRef, ...services.map(service => service.entityRef)];
  const alignment = covered.strategy?.content.alignment;
  return {
    entityRef,
    title,
    ownerRef,
    required: covered.required,
    analysisId: covered.analysisId,
    coverage: covered.colour,
    services: services.map(service => toService(service, covered, context)),
    hiddenServices: covered.services.length - services.length,
    measures: measuresOf(subjects, context),
    residualGaps: subjects.flatMap(ref =>
      gapsOf(
        ref,
        ref === entityRef ? covered.strategy : covered.strategies.get(ref),
        context,
      ),
    ),
    alignment: {
      status: alignment?.status ?? 'none',
      statement: alignment?.statement ?? '',
      businessContinuityPlan:
        alignment?.businessContinuityPlan ?? fields.businessContinuityPlan,
    },
    record: toRecord(records.rows.get(entityRef)),
  };
}

function toService(
  service: ServiceCoverage,
  { strategies }: CoveredFunction,
  { names, records }: Context,
): StrategyService {
  const { entityRef, verdict, shortfalls, undecided } = service;
  const strategy = strategies.get(entityRef)?.content;
  const chosen = strategy ? chosenOption(strategy) : null;
  return {
    entityRef,
    title: names.title(entityRef),
    exists: names.describe(entityRef) !== undefined,
    verdict,
    // What it costs is for those alone who may read the record in full.
    option: chosen && {
      title: chosen.title,
      band: chosen.band,
      rto: chosen.rto,
      rpo: chosen.rpo,
    },
    shortfalls,
    undecided,
    record: toRecord(records.rows.get(entityRef)),
  };
}

function toRecord(row: RecordRow | undefined): StrategyRecord | null {
  if (!row) return null;
  const { id, state, approvedRevision, approvedAt } = row;
  const { open, dueAt, warnAt, stale } = row;
  return {
    id,
    state,
    approvedRevision,
    approvedAt,
    open,
    dueAt,
    warnAt,
    stale,
  };
}

function gapsOf(
  subjectRef: string,
  strategy: ApprovedStrategy | null | undefined,
  { names, now }: Context,
): StrategyGap[] {
  if (!strategy) return [];
  return judgedGaps(strategy.content, now).map(gap => ({
    ...gap,
    subjectRef,
    subjectTitle: names.title(subjectRef),
    recordId: strategy.recordId,
  }));
}

function measuresOf(
  subjects: string[],
  { names, records, policy, now }: Context,
): StrategyRow['measures'] {
  const all = subjects.flatMap((subjectRef): StrategyMeasure[] => {
    const risks = records.risks.get(subjectRef);
    if (!risks) return [];
    return judgedMeasures(risks.content, policy, now).map(measure => ({
      ...measure,
      subjectRef,
      subjectTitle: names.title(subjectRef),
      recordId: risks.recordId,
    }));
  });
  const open = all.filter(measure => measure.open);
  return {
    open: open.length,
    overdue: open.filter(measure => measure.overdue).length,
    done: all.length - open.length,
    items: all.sort(byUrgency).slice(0, STRATEGY_MEASURES),
  };
}

const LAST_DAY = '9999-12-31';

/** What is to be done first; what has no day comes after what has, what is done last. */
function byUrgency(a: StrategyMeasure, b: StrategyMeasure): number {
  const rank = ({ open, dueOn }: StrategyMeasure) =>
    `${open ? 0 : 1} ${dueOn ?? LAST_DAY}`;
  return rank(a) < rank(b) ? -1 : Number(rank(a) > rank(b));
}

import { valueAt } from '../../place';
import type { RecordUi } from '../registry';
import { CurrentImpactEditor } from './edit/CurrentImpactEditor';
import { EvidenceEditor } from './edit/EvidenceEditor';
import { MeasureStatusEditor } from './edit/MeasureStatusEditor';
import { ImpactEditor, LikelihoodEditor } from './edit/RatingEditors';
import { RisksEditor } from './edit/RisksEditor';
import { ScenarioEditor } from './edit/ScenarioEditor';
import { RisksView } from './read/RisksView';
import { RiskAside } from './RiskAside';
import { RiskSummary } from './RiskSummary';

const isAccepted = (risk: unknown) => valueAt(risk, 'treatment') === 'accept';

/** What a risk assessment shows beyond its fields. */
export const riskUi: RecordUi = {
  editors: {
    risks: RisksEditor,
    'risks.scenario': ScenarioEditor,
    'risks.current.likelihood': LikelihoodEditor,
    'risks.current.impact': CurrentImpactEditor,
    'risks.residual.likelihood': LikelihoodEditor,
    'risks.residual.impact': ImpactEditor,
    'risks.target.likelihood': LikelihoodEditor,
    'risks.target.impact': ImpactEditor,
    'risks.measures.status': MeasureStatusEditor,
    'risks.measures.evidence': EvidenceEditor,
  },
  applies: {
    // The proposal says it, and is used or adjusted.
    'risks.impactFrom': () => false,
    'risks.impactReason': risk => valueAt(risk, 'impactFrom') === 'adjusted',
    'risks.acceptance.approver': isAccepted,
    'risks.acceptance.acceptedOn': isAccepted,
    'risks.acceptance.expiresOn': isAccepted,
  },
  views: { risks: RisksView },
  aside: RiskAside,
  summary: RiskSummary,
};

import type { RecordUi } from '../registry';
import { AnalysisAside } from './aside/AnalysisAside';
import { ImpactsEditor } from './matrix/ImpactsEditor';
import { ObjectivesEditor } from './objectives/ObjectivesEditor';
import { PeakRuleEditor, PeakRuleView } from './peaks/PeakRule';
import { ImpactsView } from './read/ImpactsView';
import { ObjectivesView } from './read/ObjectivesView';
import { ScaleView } from './read/ScaleView';
import { ScaleEditor } from './scale/ScaleEditor';
import { AnalysisSummary } from './summary/AnalysisSummary';

/** What a Business Impact Analysis shows beyond its fields. */
export const analysisUi: RecordUi = {
  editors: {
    scale: ScaleEditor,
    impacts: ImpactsEditor,
    objectives: ObjectivesEditor,
    'peaks.rrule': PeakRuleEditor,
  },
  views: {
    scale: ScaleView,
    impacts: ImpactsView,
    objectives: ObjectivesView,
    'peaks.rrule': PeakRuleView,
  },
  aside: AnalysisAside,
  summary: AnalysisSummary,
};

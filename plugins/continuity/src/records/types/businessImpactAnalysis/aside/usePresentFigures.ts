import { parseEntityRef } from '@backstage/catalog-model';
import {
  objectiveNames,
  type ObjectiveName,
} from '@backstage-continuity/plugin-continuity-common';
import { useContinuityQuery } from '../../../../components';
import { entityParamsOf } from '../../../../entity/useEntityPosture';

/** A figure that holds for the subject today, and what it is. */
export interface PresentFigure {
  kind: 'required' | 'declared' | 'function';
  seconds: number;
}
export type PresentFigures = Record<ObjectiveName, PresentFigure[]>;

const none: PresentFigures = { rto: [], rpo: [], mtpd: [] };

function present(
  kind: PresentFigure['kind'],
  seconds: number | null,
): PresentFigure[] {
  return seconds === null ? [] : [{ kind, seconds }];
}

/** What is asked of the subject of an analysis today; null: not known yet. */
export function usePresentFigures(subjectRef: string): PresentFigures | null {
  const { kind, namespace, name } = parseEntityRef(subjectRef);
  const isFunction = kind === 'vitalbusinessfunction';
  const service = useContinuityQuery(
    'getEntityPosture',
    { params: entityParamsOf(subjectRef) },
    { enabled: !isFunction },
  );
  const vital = useContinuityQuery(
    'getFunction',
    { params: { namespace, name } },
    { enabled: isFunction },
  );
  const figures = { ...none };
  if (service.data) {
    const { objectives } = service.data;
    for (const objective of objectiveNames) {
      const { required, declared } = objectives[objective];
      figures[objective] = [
        ...present('required', required.seconds),
        ...present('declared', declared.seconds),
      ];
    }
    return figures;
  }
  if (vital.data) {
    for (const objective of objectiveNames) {
      figures[objective] = present('function', vital.data[objective]);
    }
    return figures;
  }
  return null;
}

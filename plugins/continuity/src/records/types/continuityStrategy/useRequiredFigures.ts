import {
  objectiveNames,
  type EntityPosture,
  type Figure,
  type ObjectiveName,
  type RequiredFigures,
} from '@backstage-continuity/plugin-continuity-common';
import { useContinuityQuery } from '../../../components';
import { usePosture } from '../../../entity/useEntityPosture';

/** What is required of the subject of a strategy, and where from. */
export interface Required {
  /** Null: not there yet, or not to be read. */
  figures: Record<ObjectiveName, Figure> | null;
  /** The same in seconds. */
  seconds: RequiredFigures;
  isPending: boolean;
  isUnknown: boolean;
}

function requiredIn(posture: EntityPosture | undefined): Required['figures'] {
  if (!posture) return null;
  const { rto, rpo, mtpd } = posture.objectives;
  return { rto: rto.required, rpo: rpo.required, mtpd: mtpd.required };
}

/**
 * Of a service what its posture says; of a function what it and its impact
 * analysis ask of all that supports it.
 */
export function useRequiredFigures(subjectRef: string): Required {
  const isFunction = subjectRef.startsWith('vitalbusinessfunction:');
  const posture = usePosture(subjectRef, { enabled: !isFunction });
  const functions = useContinuityQuery(
    'listStrategies',
    { query: { function: [subjectRef] } },
    { enabled: isFunction },
  );
  const { isPending, error } = isFunction ? functions : posture;
  const figures = isFunction
    ? functions.data?.items[0]?.required ?? null
    : requiredIn(posture.data);
  const [rto, rpo, mtpd] = objectiveNames.map(
    name => figures?.[name].seconds ?? null,
  );
  return {
    figures,
    seconds: { rto, rpo, mtpd },
    isPending: isPending && !error,
    isUnknown: !isPending && figures === null,
  };
}

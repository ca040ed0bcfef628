import {
  objectiveNames,
  type Figure,
  type ObjectiveName,
} from '../model/objectives';
import type { Peak } from '../model/continuityFields';
import type { FunctionFacts } from './facts';
import { activePeaks } from './peaks';
import { compareText } from './order';

/** A figure that a function asks for, and the peak that makes it so small. */
interface Need {
  seconds: number;
  entityRef: string;
  peak?: string;
}

function needsOf(
  facts: FunctionFacts,
  peaks: Peak[],
  objective: ObjectiveName,
): Need[] {
  const { entityRef } = facts;
  const usual = facts[objective];
  const needs: Need[] = usual === null ? [] : [{ seconds: usual, entityRef }];
  for (const peak of peaks) {
    const seconds = peak[objective];
    // A peak makes a figure smaller, never larger.
    if (seconds !== null && (usual === null || seconds < usual)) {
      needs.push({ seconds, entityRef, peak: peak.name });
    }
  }
  return needs;
}

function smallest(needs: Need[]): Figure {
  const [first] = needs.sort(
    (a, b) =>
      a.seconds - b.seconds ||
      compareText(a.entityRef, b.entityRef) ||
      compareText(a.peak ?? '', b.peak ?? ''),
  );
  if (!first) {
    return { seconds: null, source: null };
  }
  const { seconds, ...from } = first;
  return { seconds, source: { type: 'function', ...from } };
}

/**
 * The smallest figures that any of the functions asks for at this instant;
 * ties by entity ref, then by the peak's name.
 */
export function requiredByFunctions(
  functions: FunctionFacts[],
  at: string,
): Record<ObjectiveName, Figure> {
  const active = functions.map(facts => ({
    facts,
    peaks: activePeaks(facts.peaks, at).map(({ peak }) => peak),
  }));
  const [rto, rpo, mtpd] = objectiveNames.map(objective =>
    smallest(
      active.flatMap(({ facts, peaks }) => needsOf(facts, peaks, objective)),
    ),
  );
  return { rto, rpo, mtpd };
}

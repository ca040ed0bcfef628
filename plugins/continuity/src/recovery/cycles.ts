import type { RecoveryStep } from '@backstage-continuity/plugin-continuity-common';

/** Steps that follow each other within one cycle, or one step outside any. */
export interface StepGroup {
  cycle: string | null;
  steps: RecoveryStep[];
}

/** Puts the neighbours of one cycle together; the order stays. */
export function groupByCycle(steps: RecoveryStep[]): StepGroup[] {
  const groups: StepGroup[] = [];
  for (const step of steps) {
    const last = groups.at(-1);
    if (step.cycle !== null && last?.cycle === step.cycle) {
      last.steps.push(step);
    } else {
      groups.push({ cycle: step.cycle, steps: [step] });
    }
  }
  return groups;
}

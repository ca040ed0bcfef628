import { tierNames, tiers, type TierName } from '../generator/policy';

/** Defaults of a tier; of no tier, figures that nothing fails by. */
export function tierFacts(name: string | undefined) {
  return tierNames.includes(name as TierName)
    ? tiers[name as TierName]
    : { rto: 0, rpo: 0, mtpd: 0 };
}

/** Of `PT14400S`, the only form that the generator writes. */
export function durationSeconds(text: string | undefined): number | null {
  return text === undefined ? null : Number(text.slice(2, -1));
}

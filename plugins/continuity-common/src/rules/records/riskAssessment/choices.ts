import type { ContinuityPolicy } from '../../../model/policy';

/**
 * What can be chosen in a field of a risk assessment, where the policy decides.
 * Scenarios that are hidden come along, for what chose them before.
 *
 * @param path - Place of the field in the form: `risks.current.likelihood`
 *
 * @public
 */
export function riskChoices(
  path: string,
  { risk }: Pick<ContinuityPolicy, 'risk'>,
): { value: string; label: string; hidden: boolean }[] | undefined {
  const [, list] =
    /^risks\.(?:(?:current|residual|target)\.)?(scenario|likelihood|impact)$/.exec(
      path,
    ) ?? [];
  switch (list) {
    case 'scenario':
      return risk.scenarios.map(({ id, title, hidden }) => ({
        value: id,
        label: title,
        hidden,
      }));
    case 'likelihood':
    case 'impact':
      return risk[list].map(({ id, title }) => ({
        value: id,
        label: title,
        hidden: false,
      }));
    default:
      return undefined;
  }
}

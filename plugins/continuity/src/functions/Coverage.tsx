import type { FunctionRow } from '@backstage-continuity/plugin-continuity-common';
import { useContinuityTranslation } from '../components';
import { done, lacking, Line } from './Written';

/** How many of what supports a function are reviewed and tested as asked for. */
export function Coverage(props: { coverage: FunctionRow['coverage'] }) {
  const { t } = useContinuityTranslation();
  const { coverage } = props;
  const { entities } = coverage;
  if (entities === 0) return null;
  return (
    <>
      {(['reviewed', 'tested'] as const).map(name => (
        <Line key={name} look={coverage[name] === entities ? done : lacking}>
          {t(`functions.coverage.${name}`, {
            number: String(coverage[name]),
            total: String(entities),
          })}
        </Line>
      ))}
    </>
  );
}

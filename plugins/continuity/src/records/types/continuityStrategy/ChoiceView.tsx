import type { CustomViewProps } from '../registry';
import { Comparison } from './comparison/Comparison';
import { useComparison } from './comparison/useComparison';

/** The options compared, the one chosen among them. */
export function ChoiceView(props: CustomViewProps) {
  const comparing = useComparison(props);
  return <Comparison comparing={comparing} subjectRef={props.subjectRef} />;
}

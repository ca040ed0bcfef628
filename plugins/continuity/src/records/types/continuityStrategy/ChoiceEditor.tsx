import { useId } from 'react';
import type { CustomFieldProps } from '../registry';
import { Comparison } from './comparison/Comparison';
import { useComparison } from './comparison/useComparison';

/** Chooses one of the options while they are compared. */
export function ChoiceEditor(props: CustomFieldProps) {
  const { onChange, isDisabled, subjectRef } = props;
  const comparing = useComparison(props);
  const name = useId();
  return (
    <Comparison
      comparing={comparing}
      subjectRef={subjectRef}
      choosing={{ name, isDisabled, onChoose: onChange }}
    />
  );
}

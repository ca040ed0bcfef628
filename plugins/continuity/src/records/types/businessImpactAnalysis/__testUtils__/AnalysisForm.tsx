import {
  businessImpactAnalysis,
  defaultPolicy,
  type BusinessImpactAnalysis,
  type ContinuityPolicy,
  type RecordType,
} from '@backstage-continuity/plugin-continuity-common';
import {
  FormProvider,
  useForm,
  useWatch,
  type FieldValues,
} from 'react-hook-form';
import { entityRef } from '../../../../__testUtils__';
import { DraftContext } from '../../../edit/form/DraftContext';
import { RecordFieldInput } from '../../../edit/fields/RecordFieldInput';
import { fieldPlace, rootPlace } from '../../../place';
import { analysisUi } from '..';

/** One section of the form of an analysis, with what stands beside it. */
export function AnalysisForm(props: {
  content: BusinessImpactAnalysis;
  section: string;
  policy?: ContinuityPolicy;
  redacted?: string[];
}) {
  const { section, policy = defaultPolicy, redacted = [] } = props;
  const type = businessImpactAnalysis as unknown as RecordType;
  const form = useForm<FieldValues>({
    defaultValues: props.content,
  });
  const content = useWatch({ control: form.control });
  const Aside = analysisUi.aside!;
  return (
    <DraftContext.Provider
      value={{
        type,
        ui: analysisUi,
        policy,
        subjectRef: entityRef,
        redacted,
        missing: [],
        target: null,
      }}
    >
      <FormProvider {...form}>
        {type.sections
          .find(({ id }) => id === section)
          ?.fields.map(field => (
            <RecordFieldInput
              key={field.path}
              field={field}
              place={fieldPlace(rootPlace, field.path)}
              isDisabled={false}
            />
          ))}
        <aside>
          <Aside
            type={type.name}
            content={content}
            policy={policy}
            subjectRef={entityRef}
          />
        </aside>
      </FormProvider>
    </DraftContext.Provider>
  );
}

const titles = ['negligible', 'minor', 'moderate', 'major', 'severe'];

/**
 * An analysis by the default scale, rated by the number of each rating from 1
 * on, per category and band; 0: not rated.
 */
export function rated(
  byCategory: Record<string, number[]>,
): BusinessImpactAnalysis {
  const empty = businessImpactAnalysis.empty(defaultPolicy, 'service');
  return {
    ...empty,
    impacts: empty.impacts.map(impact => ({
      ...impact,
      levels: impact.levels.map((level, band) => ({
        ...level,
        rating: titles[(byCategory[impact.id]?.[band] ?? 0) - 1] ?? null,
      })),
    })),
  };
}

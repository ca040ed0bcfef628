import {
  defaultPolicy,
  riskAssessment,
  riskAssessmentSchema,
  type ContinuityPolicy,
  type RecordType,
  type RiskAssessment,
} from '@backstage-continuity/plugin-continuity-common';
import {
  FormProvider,
  useForm,
  useWatch,
  type FieldValues,
} from 'react-hook-form';
import { riskUi } from '..';
import { entityRef } from '../../../../__testUtils__';
import { RecordFieldInput } from '../../../edit/fields/RecordFieldInput';
import { DraftContext } from '../../../edit/form/DraftContext';
import { fieldPlace, rootPlace } from '../../../place';

/** The risks of a draft, with what stands beside them. */
export function AssessmentForm(props: {
  content: RiskAssessment;
  policy?: ContinuityPolicy;
  /** Field that is unfolded. */
  target?: string;
}) {
  const { policy = defaultPolicy, target = null } = props;
  const type = riskAssessment as unknown as RecordType;
  const form = useForm<FieldValues>({ defaultValues: props.content });
  const content = useWatch({ control: form.control });
  const Aside = riskUi.aside!;
  return (
    <DraftContext.Provider
      value={{
        type,
        ui: riskUi,
        policy,
        subjectRef: entityRef,
        redacted: [],
        missing: [],
        target,
      }}
    >
      <FormProvider {...form}>
        {type.sections
          .find(({ id }) => id === 'risks')
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

/** An assessment of one risk that says this, and of nothing else. */
export function assessmentOf(...risks: object[]): RiskAssessment {
  return riskAssessmentSchema.parse({
    scope: 'The checkout',
    risks: risks.map((risk, index) => ({ id: `r${index + 1}`, ...risk })),
  });
}

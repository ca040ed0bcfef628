import {
  evaluateRun,
  verdicts,
  type ObjectiveSnapshot,
} from '@backstage-continuity/plugin-continuity-common';
import {
  Accordion,
  AccordionPanel,
  AccordionTrigger,
  Flex,
  Grid,
  Select,
} from '@backstage/ui';
import { useController, useFormContext, useWatch } from 'react-hook-form';
import { EntityLink, useContinuityTranslation } from '../../components';
import { usePosture } from '../../entity/useEntityPosture';
import { parseEntityRef } from '@backstage/catalog-model';
import { MeasuredText } from '../MeasuredText';
import styles from '../testing.module.css';
import { InstantField } from './InstantField';
import { snapshotOf, type OutcomeForm } from './outcomeForm';
import { SpanField } from './SpanField';

const NO_CLAIM = 'none';
const instantNames = [
  'recoveryStartedAt',
  'recoveredAt',
  'validatedAt',
  'lastRecoverablePointAt',
] as const;

/** The figures and verdicts of one entity, as the shared rules compute them. */
function usePreview(
  entityRef: string,
  index: number,
  frozen: ObjectiveSnapshot | undefined,
) {
  const { data: posture } = usePosture(entityRef);
  const [instants, entity] = useWatch<
    OutcomeForm,
    ['instants', `entities.${number}`]
  >({ name: ['instants', `entities.${index}`] });
  const snapshot = frozen ?? (posture && snapshotOf(posture.objectives));
  return evaluateRun(
    { instants, entities: [entity] },
    new Map(snapshot ? [[entityRef, snapshot]] : []),
    new Map(),
  ).entities[0];
}

function shifted(instant: string, seconds: number): string {
  return new Date(Date.parse(instant) + seconds * 1000).toISOString();
}

function Claim(props: { index: number }) {
  const { t } = useContinuityTranslation();
  const { field } = useController<OutcomeForm, `entities.${number}.claim`>({
    name: `entities.${props.index}.claim`,
  });
  return (
    <Select
      label={t('testing.record.claim')}
      description={t('testing.record.claimHint')}
      options={[
        { id: NO_CLAIM, label: t('testing.record.claimNone') },
        ...verdicts.map(id => ({ id, label: t(`common.verdict.${id}`) })),
      ]}
      value={field.value ?? NO_CLAIM}
      onChange={key => field.onChange(key === NO_CLAIM ? null : key)}
    />
  );
}

/** What the run showed about one entity, with its verdicts as they come. */
export function EntityOutcome(props: {
  entityRef: string;
  index: number;
  /** The objectives of an earlier recording, which stay. */
  frozen?: ObjectiveSnapshot;
}) {
  const { t } = useContinuityTranslation();
  const { entityRef, index, frozen } = props;
  const { setValue, getFieldState, formState } = useFormContext<OutcomeForm>();
  const began = useWatch<OutcomeForm, 'instants.disruptedAt'>({
    name: 'instants.disruptedAt',
  });
  const preview = usePreview(entityRef, index, frozen);
  const path = `entities.${index}.instants` as const;
  const errorOf = (name: (typeof instantNames)[number]) =>
    getFieldState(`${path}.${name}`, formState).error?.message;
  const set = (
    name: 'validatedAt' | 'lastRecoverablePointAt',
    seconds: number | null,
  ) =>
    setValue(
      `${path}.${name}`,
      seconds === null || began === null ? null : shifted(began, seconds),
      { shouldDirty: true, shouldValidate: true },
    );
  const disabledHint =
    began === null ? t('testing.record.needBegan') : undefined;
  // What ends before it began measures nothing, and is refused when saved.
  const measured = (name: 'rto' | 'rpo', seconds: number | null) =>
    seconds === null || seconds < 0
      ? { achieved: null, verdict: 'unknown' as const }
      : { achieved: seconds, verdict: preview.verdict[name] };
  const rto = measured('rto', preview.achievedRto);
  const rpo = measured('rpo', preview.achievedRpo);

  return (
    <section className={styles.entity}>
      <Flex direction="column" gap="3">
        <h3 className={styles.subheading}>
          <EntityLink entityRef={entityRef} />
        </h3>
        <Grid.Root columns={{ initial: '1', sm: '2' }} gap="4">
          <Flex direction="column" gap="1">
            <SpanField
              label={t('testing.record.after')}
              hint={t('testing.record.afterHint')}
              seconds={rto.achieved}
              onChange={seconds => set('validatedAt', seconds)}
              disabledHint={disabledHint}
              error={errorOf('validatedAt')}
            />
            <MeasuredText
              objective="rto"
              achieved={rto.achieved}
              target={preview.snapshot.target.rto}
              verdict={rto.verdict}
            />
          </Flex>
          <Flex direction="column" gap="1">
            <SpanField
              label={t('testing.record.lost')}
              hint={t('testing.record.lostHint')}
              seconds={rpo.achieved}
              onChange={seconds =>
                set(
                  'lastRecoverablePointAt',
                  seconds === null ? null : -seconds,
                )
              }
              disabledHint={disabledHint}
              error={errorOf('lastRecoverablePointAt')}
            />
            <MeasuredText
              objective="rpo"
              achieved={rpo.achieved}
              target={preview.snapshot.target.rpo}
              verdict={rpo.verdict}
            />
          </Flex>
        </Grid.Root>
        <Accordion>
          <AccordionTrigger
            title={t('testing.record.exact', {
              entity: parseEntityRef(entityRef).name,
            })}
          />
          <AccordionPanel>
            <Grid.Root columns={{ initial: '1', sm: '2' }} gap="4">
              {instantNames.map(name => (
                <InstantField
                  key={name}
                  name={`${path}.${name}`}
                  label={t(`testing.instant.${name}`)}
                />
              ))}
              <Claim index={index} />
            </Grid.Root>
          </AccordionPanel>
        </Accordion>
      </Flex>
    </section>
  );
}

import {
  riskLevel,
  type RiskRating,
} from '@backstage-continuity/plugin-continuity-common';
import { Select } from '@backstage/ui';
import { useContinuityTranslation } from '../../../../components';
import { LevelBadge } from '../../../../risks';
import { useFieldMessage } from '../../../edit/form/useFieldMessage';
import { valueAt } from '../../../place';
import type { CustomFieldProps } from '../../registry';
import styles from '../riskAssessment.module.css';

const NONE = '$none';

/** A likelihood or impact, with what the policy means by the one chosen. */
export function ScaleSelect(
  props: Pick<
    CustomFieldProps,
    'path' | 'value' | 'onChange' | 'isDisabled'
  > & {
    label: string;
    scale: { id: string; title: string; description: string | null }[];
  },
) {
  const { t } = useContinuityTranslation();
  const { label, scale, path, value, onChange, isDisabled } = props;
  const message = useFieldMessage(path);
  const chosen = scale.find(({ id }) => id === value);
  // What the policy has taken away meanwhile is still said.
  const unknown = typeof value === 'string' && !chosen ? value : undefined;
  return (
    <Select
      label={label}
      description={chosen?.description ?? undefined}
      isInvalid={message !== undefined}
      isDisabled={isDisabled}
      options={[
        { id: NONE, label: t('records.edit.none') },
        ...(unknown ? [{ id: unknown, label: unknown }] : []),
        ...scale.map(({ id, title }) => ({ id, label: title })),
      ]}
      value={typeof value === 'string' ? value : NONE}
      onChange={key => onChange(key === NONE ? null : String(key))}
    />
  );
}

export function LikelihoodEditor(props: CustomFieldProps) {
  const { t } = useContinuityTranslation();
  return (
    <ScaleSelect
      {...props}
      label={t(`risks.pick.${kindOf(props.path)}.likelihood`)}
      scale={props.policy.risk.likelihood}
    />
  );
}

/** Which of the three ratings a path leads into. */
function kindOf(path: string): 'current' | 'residual' | 'target' {
  const kind = path.split('.').at(-2);
  return kind === 'residual' || kind === 'target' ? kind : 'current';
}

/** What likelihood and impact add up to, while they are chosen. */
export function LevelNow(
  props: Pick<CustomFieldProps, 'path' | 'content' | 'policy'>,
) {
  const { t } = useContinuityTranslation();
  const { path, content, policy } = props;
  const rating = valueAt(content, path.slice(0, path.lastIndexOf('.')));
  const level = riskLevel(
    {
      likelihood: valueAt(rating, 'likelihood'),
      impact: valueAt(rating, 'impact'),
    } as RiskRating,
    policy,
  );
  return (
    <output className={styles.level}>
      {level === null ? (
        t('risks.level.none')
      ) : (
        <>
          {t('risks.level.label')}{' '}
          <LevelBadge risk={policy.risk} level={level.id} />{' '}
          {t(level.acceptable ? 'risks.level.within' : 'risks.level.above')}
        </>
      )}
    </output>
  );
}

export function ImpactEditor(props: CustomFieldProps) {
  const { t } = useContinuityTranslation();
  const { path } = props;
  // What is wrong with likelihood and impact together.
  const whole = useFieldMessage(path.slice(0, path.lastIndexOf('.')));
  return (
    <>
      <ScaleSelect
        {...props}
        label={t(`risks.pick.${kindOf(path)}.impact`)}
        scale={props.policy.risk.impact}
      />
      <LevelNow {...props} />
      {whole && (
        <p role="alert" className={styles.hint}>
          {whole}
        </p>
      )}
    </>
  );
}

import {
  objectiveNames,
  type VouchedFor,
} from '@backstage-continuity/plugin-continuity-common';
import { EntityRefLinks } from '@backstage/plugin-catalog-react';
import {
  DurationText,
  EntityLink,
  TierBadge,
  useContinuityTranslation,
} from '../components';
import styles from './entity.module.css';

function Refs(props: { refs: string[] }) {
  const { t } = useContinuityTranslation();
  return props.refs.length > 0 ? (
    <EntityRefLinks entityRefs={props.refs} />
  ) : (
    <>{t('entity.none')}</>
  );
}

/** Tier, people, functions, objectives and dependencies, each with its name. */
export function VouchedForList(props: { vouchedFor: VouchedFor }) {
  const { t } = useContinuityTranslation();
  const { owner, fields, functions, dependencies } = props.vouchedFor;
  const declared = objectiveNames.filter(name => fields[name] !== null);
  return (
    <dl className={styles.facts}>
      <dt>{t('entity.field.tier')}</dt>
      <dd>
        <TierBadge tier={fields.tier} />
      </dd>
      <dt>{t('entity.field.owner')}</dt>
      <dd>{owner ? <EntityLink entityRef={owner} /> : t('entity.none')}</dd>
      <dt>{t('entity.field.functions')}</dt>
      <dd>
        <Refs refs={functions} />
      </dd>
      <dt>{t('entity.field.objectives')}</dt>
      <dd>
        {declared.length === 0
          ? t('entity.confirm.tierDefaults')
          : declared.map(name => (
              <span key={name} className={styles.figure}>
                {t(`common.objective.${name}`)}{' '}
                <DurationText seconds={fields[name]} />
              </span>
            ))}
      </dd>
      <dt>{t('entity.field.dependencies')}</dt>
      <dd>
        <Refs refs={dependencies} />
      </dd>
    </dl>
  );
}

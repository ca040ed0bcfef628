import { Button, Tag, TagGroup } from '@backstage/ui';
import { useContinuityTranslation } from '../components';
import { CatalogSelect, EntitySelect } from '../pickers';
import { PlaceSelect } from './PlaceSelect';
import { nameOfLoss, useLoss } from './useLoss';
import styles from './whatif.module.css';

const OWNERS = ['group', 'user'];

/** What is chosen, each to be taken out again. */
function Chosen() {
  const { t } = useContinuityTranslation();
  const { losses, remove, clear } = useLoss();
  if (losses.length === 0) return null;
  const tags = losses.map(loss => ({
    ...loss,
    id: `${loss.by}:${loss.value}`,
    text: t('whatIf.chip', {
      by: t(`whatIf.by.${loss.by}`),
      name: nameOfLoss(loss),
    }),
  }));
  return (
    <div className={styles.chosen}>
      <TagGroup
        aria-label={t('whatIf.choose.chosen')}
        items={tags}
        onRemove={keys => remove(tags.filter(({ id }) => keys.has(id)))}
      >
        {tag => (
          <Tag id={tag.id} textValue={tag.text}>
            {tag.text}
          </Tag>
        )}
      </TagGroup>
      <Button size="small" variant="tertiary" onPress={clear}>
        {t('whatIf.choose.clear')}
      </Button>
    </div>
  );
}

/** Chooses what is lost; the address keeps it. */
export function LossForm() {
  const { t } = useContinuityTranslation();
  const { lost, set } = useLoss();
  return (
    <search className={styles.form} aria-label={t('whatIf.choose.label')}>
      <div className={styles.fields}>
        <PlaceSelect />
        <CatalogSelect
          label={t('whatIf.choose.owner')}
          placeholder={t('whatIf.choose.ownerPlaceholder')}
          kinds={OWNERS}
          value={lost.owner}
          onChange={owner => set({ owner })}
        />
        <EntitySelect
          label={t('whatIf.choose.entity')}
          placeholder={t('whatIf.choose.entityPlaceholder')}
          value={lost.entityRefs}
          onChange={entityRefs => set({ entityRefs })}
        />
      </div>
      <Chosen />
    </search>
  );
}

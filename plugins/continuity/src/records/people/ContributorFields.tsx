import type {
  Contributor,
  RecordType,
} from '@backstage-continuity/plugin-continuity-common';
import { ButtonIcon, Flex, Select } from '@backstage/ui';
import { RiDeleteBinLine } from '@remixicon/react';
import { useContinuityTranslation } from '../../components';
import { CatalogSelectOne, useEntityTitles } from '../../pickers';
import styles from './people.module.css';
import { useTypeWords } from '../words';

/** Who may edit which sections. */
export function ContributorFields(props: {
  type: RecordType;
  value: Contributor[];
  onChange: (contributors: Contributor[]) => void;
}) {
  const { t } = useContinuityTranslation();
  const words = useTypeWords();
  const { type, value, onChange } = props;
  const titleOf = useEntityTitles(value.map(({ ref }) => ref));
  const options = type.sections.map(({ id }) => ({
    id,
    label: words.section(type, id),
  }));
  const add = (ref: string | null) => {
    if (ref !== null && !value.some(one => one.ref === ref)) {
      onChange([...value, { ref, sections: [] }]);
    }
  };
  return (
    <Flex direction="column" gap="4">
      <CatalogSelectOne
        label={t('records.people.addContributor')}
        description={t('records.people.contributorsHint')}
        kinds={['User', 'Group']}
        noneLabel={t('records.people.noMore')}
        value={null}
        onChange={add}
      />
      {value.map(contributor => {
        const name = titleOf(contributor.ref);
        return (
          <div key={contributor.ref} className={styles.contributor}>
            <Select
              label={name}
              placeholder={t('records.people.allSections')}
              selectionMode="multiple"
              options={options}
              value={contributor.sections}
              onChange={keys =>
                onChange(
                  value.map(one =>
                    one.ref === contributor.ref
                      ? { ...one, sections: keys.map(String) }
                      : one,
                  ),
                )
              }
            />
            <ButtonIcon
              variant="tertiary"
              aria-label={t('records.people.removeContributor', { name })}
              icon={<RiDeleteBinLine />}
              onPress={() =>
                onChange(value.filter(one => one.ref !== contributor.ref))
              }
            />
          </div>
        );
      })}
    </Flex>
  );
}

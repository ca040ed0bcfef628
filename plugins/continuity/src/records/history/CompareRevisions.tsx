import { Flex, Select, Text } from '@backstage/ui';
import {
  QueryState,
  useContinuityQuery,
  useContinuityTranslation,
  useUrlQuery,
} from '../../components';
import type { RecordViewProps } from '../record/RecordViewProps';
import styles from '../records.module.css';
import { ChangeList } from '../review/ChangeList';

/** What differs between two revisions that the reader chooses. */
export function CompareRevisions({ record, type, policy }: RecordViewProps) {
  const { t } = useContinuityTranslation();
  const { params, change } = useUrlQuery();
  const known = record.revisions
    .map(({ revision }) => revision)
    .sort((a, b) => b - a);
  const read = (name: string, fallback: number) =>
    known.find(revision => String(revision) === params.get(name)) ?? fallback;
  const to = read('to', known[0]);
  const from = read('from', known[1]);
  const query = useContinuityQuery(
    'compareRevisions',
    { params: { id: record.id }, query: { from, to } },
    { enabled: from !== to },
  );
  const choice = (name: 'from' | 'to', value: number) => (
    <Select
      className={styles.narrow}
      label={t(`records.history.${name}`)}
      options={known.map(revision => ({
        id: String(revision),
        label: String(revision),
      }))}
      value={String(value)}
      onChange={key => change({ [name]: String(key) })}
    />
  );
  return (
    <Flex direction="column" gap="4">
      <Flex gap="3" className={styles.wrap}>
        {choice('from', from)}
        {choice('to', to)}
      </Flex>
      {from === to ? (
        <Text as="p" color="secondary">
          {t('records.history.choose')}
        </Text>
      ) : (
        <QueryState operation="compareRevisions" query={query}>
          {({ items }) =>
            items.length === 0 ? (
              <Text as="p">{t('records.history.same')}</Text>
            ) : (
              <ChangeList type={type} policy={policy} changes={items} />
            )
          }
        </QueryState>
      )}
    </Flex>
  );
}

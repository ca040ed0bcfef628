import type { ScheduledTest } from '@backstage-continuity/plugin-continuity-common';
import { Text } from '@backstage/ui';
import {
  DateText,
  DurationText,
  QueryState,
  useContinuityQuery,
  useContinuityTranslation,
} from '../../components';
import styles from '../entity.module.css';

const SHOWN = 5;

function TestRow(props: { test: ScheduledTest; entityRef: string }) {
  const { t } = useContinuityTranslation();
  const { test } = props;
  const mine = test.result?.entities.find(
    entity => entity.entityRef === props.entityRef,
  );
  return (
    <tr>
      <td>
        <DateText value={test.result?.validatedAt ?? test.plannedAt} day />
      </td>
      <th scope="row">
        {test.title}
        <small className={styles.source}>
          {t(`common.area.${test.area}`)},{' '}
          {t(`common.testType.${test.type}`).toLocaleLowerCase()}
        </small>
      </th>
      <td>{test.result && t(`common.outcome.${test.result.outcome}`)}</td>
      <td>
        {mine ? <DurationText seconds={mine.achievedRto} /> : '–'}
        {mine && (
          <small className={styles.source}>
            {t(`common.verdict.${mine.verdict.rto}`)}
          </small>
        )}
      </td>
      <td>
        {mine ? <DurationText seconds={mine.achievedRpo} /> : '–'}
        {mine && (
          <small className={styles.source}>
            {t(`common.verdict.${mine.verdict.rpo}`)}
          </small>
        )}
      </td>
    </tr>
  );
}

/** The last tests of the entity and what they showed. */
export function TestHistory(props: { entityRef: string }) {
  const { t } = useContinuityTranslation();
  const query = useContinuityQuery('listTests', {
    query: {
      entityRef: [props.entityRef],
      state: ['completed'],
      sort: '-plannedAt',
      limit: SHOWN,
    },
  });
  return (
    <QueryState operation="listTests" query={query}>
      {({ items }) =>
        items.length === 0 ? (
          <Text as="p" color="secondary">
            {t('entity.tests.noneDone')}
          </Text>
        ) : (
          <table className={`${styles.figures} ${styles.wide}`}>
            <thead>
              <tr>
                <th scope="col">{t('entity.tests.when')}</th>
                <th scope="col">{t('entity.tests.test')}</th>
                <th scope="col">{t('entity.tests.outcome')}</th>
                <th scope="col">{t('entity.tests.achievedRto')}</th>
                <th scope="col">{t('entity.tests.achievedRpo')}</th>
              </tr>
            </thead>
            <tbody>
              {items.map(test => (
                <TestRow
                  key={test.id}
                  test={test}
                  entityRef={props.entityRef}
                />
              ))}
            </tbody>
          </table>
        )
      }
    </QueryState>
  );
}

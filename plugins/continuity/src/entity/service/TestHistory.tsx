import type {
  EntityResult,
  ScheduledTest,
} from '@backstage-continuity/plugin-continuity-common';
import { Text } from '@backstage/ui';
import {
  DateText,
  DurationText,
  QueryState,
  useContinuityQuery,
  useContinuityTranslation,
} from '../../components';
import styles from '../entity.module.css';
import { VerdictText } from '../VerdictText';

const SHOWN = 5;

function Measured(props: {
  result: EntityResult | undefined;
  objective: 'rto' | 'rpo';
  achieved: number | null | undefined;
}) {
  const { result, objective, achieved } = props;
  // Many tests measure nothing: that is no fault, and says nothing.
  if (!result || achieved === null || achieved === undefined) return <td>–</td>;
  return (
    <td>
      <DurationText seconds={achieved} />
      <VerdictText
        verdict={result.verdict[objective]}
        achieved={achieved}
        objective={result.snapshot.target[objective]}
      />
    </td>
  );
}

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
      <Measured result={mine} objective="rto" achieved={mine?.achievedRto} />
      <Measured result={mine} objective="rpo" achieved={mine?.achievedRpo} />
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

import { Flex, Link, Skeleton, Text } from '@backstage/ui';
import {
  EmptyState,
  QueryState,
  useContinuityPageLink,
  useContinuityQuery,
  useContinuityTranslation,
  type OperationOutput,
} from '../components';
import styles from '../entity/entity.module.css';
import { findingKey } from '../entity/findings';
import { countDuties } from '../records/duties/dutyKinds';
import { DutyFinding } from './DutyFinding';
import { DutyTest } from './DutyTest';
import { RecordsToDo } from './RecordsToDo';

const SHOWN = 5;

function DutyList(props: {
  duties: OperationOutput<'getDuties'>;
  /** Undefined: not known yet, or not for this reader. */
  records: OperationOutput<'getRecordDuties'> | undefined;
}) {
  const { t } = useContinuityTranslation();
  const pageLink = useContinuityPageLink();
  const { findings, findingsTotal, tests, exceptionsToDecide } = props.duties;
  const { records } = props;
  const waiting = records ? countDuties(records) : 0;
  if (findingsTotal + tests.length + exceptionsToDecide + waiting === 0) {
    return (
      <EmptyState
        title={t('duties.empty')}
        description={t('duties.emptyBody')}
      />
    );
  }
  const toDo = pageLink('to-do', { mine: 'true' });
  return (
    <Flex direction="column" gap="3">
      {findingsTotal > 0 && (
        <section>
          <Flex justify="between" align="center" gap="2">
            <Text as="h3" weight="bold">
              {t('duties.findings', { count: findingsTotal })}
            </Text>
            {toDo && <Link href={toDo}>{t('duties.all')}</Link>}
          </Flex>
          <ul className={styles.findings}>
            {findings.slice(0, SHOWN).map(finding => (
              <DutyFinding
                key={`${finding.entityRef} ${findingKey(finding)}`}
                finding={finding}
              />
            ))}
          </ul>
        </section>
      )}
      {tests.length > 0 && (
        <section>
          <Text as="h3" weight="bold">
            {t('duties.tests')}
          </Text>
          <ul className={styles.findings}>
            {tests.slice(0, SHOWN).map(test => (
              <DutyTest key={test.id} test={test} href={pageLink('tests')} />
            ))}
          </ul>
        </section>
      )}
      {records && <RecordsToDo duties={records} />}
      {exceptionsToDecide > 0 && (
        <Text as="p">
          {t('duties.exceptions', { count: exceptionsToDecide })}
        </Text>
      )}
    </Flex>
  );
}

/** What the reader should review, test and decide next. */
export function Duties() {
  const query = useContinuityQuery('getDuties', {});
  // Whoever may not read records has no duties about them.
  const { data: records } = useContinuityQuery('getRecordDuties', {});
  return (
    <QueryState
      operation="getDuties"
      query={query}
      skeleton={
        <Flex direction="column" gap="2">
          <Skeleton width="40%" height={20} />
          <Skeleton width="100%" height={48} />
          <Skeleton width="100%" height={48} />
        </Flex>
      }
    >
      {duties => <DutyList duties={duties} records={records} />}
    </QueryState>
  );
}

import type { RecordRow } from '@backstage-continuity/plugin-continuity-common';
import {
  Button,
  Card,
  CardBody,
  CardHeader,
  Skeleton,
  Text,
} from '@backstage/ui';
import { useState } from 'react';
import {
  QueryState,
  useContinuityQuery,
  useContinuityTranslation,
} from '../../components';
import styles from '../records.module.css';
import { DutyItem } from './DutyItem';
import { countDuties, dutyKinds, type DutyKind } from './dutyKinds';

const SHOWN = 3;

function DutyGroup(props: { kind: DutyKind; records: RecordRow[] }) {
  const { t } = useContinuityTranslation();
  const { kind, records } = props;
  const [all, setAll] = useState(false);
  const shown = all ? records : records.slice(0, SHOWN);
  if (records.length === 0) return null;
  return (
    <section className={styles.dutyGroup}>
      <h3 className={styles.subheading}>
        {t(`records.duties.${kind}`)} ({records.length})
      </h3>
      <ul className={styles.plainList}>
        {shown.map(record => (
          <DutyItem key={record.id} kind={kind} record={record} />
        ))}
      </ul>
      {shown.length < records.length && (
        <Button size="small" variant="tertiary" onPress={() => setAll(true)}>
          {t('records.duties.more', { count: records.length - shown.length })}
        </Button>
      )}
    </section>
  );
}

/** What waits for the reader: to approve, to mend, to finish, to review, to read. */
export function RecordDutiesBlock() {
  const { t } = useContinuityTranslation();
  const query = useContinuityQuery('getRecordDuties', {});
  return (
    <Card>
      <CardHeader>
        <Text as="h2" variant="title-x-small" weight="bold">
          {t('records.duties.title')}
        </Text>
      </CardHeader>
      <CardBody>
        <QueryState
          operation="getRecordDuties"
          query={query}
          skeleton={<Skeleton width="100%" height={48} />}
        >
          {duties =>
            countDuties(duties) === 0 ? (
              <Text as="p" color="secondary">
                {t('records.duties.none')}
              </Text>
            ) : (
              <div className={styles.duties}>
                {dutyKinds.map(kind => (
                  <DutyGroup key={kind} kind={kind} records={duties[kind]} />
                ))}
              </div>
            )
          }
        </QueryState>
      </CardBody>
    </Card>
  );
}

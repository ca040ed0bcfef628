import { Button, Card, CardBody, CardHeader, Flex, Text } from '@backstage/ui';
import { useState, type ReactNode } from 'react';
import {
  DateText,
  EntityLink,
  useContinuityMutation,
  useContinuityTranslation,
  useToast,
} from '../../components';
import type { RecordViewProps } from '../record/RecordViewProps';
import styles from '../records.module.css';
import { useTypeWords } from '../words';
import { AcknowledgeNotice } from './AcknowledgeNotice';
import { PeopleDialog } from './PeopleDialog';

function Part(props: {
  title: string;
  hint: string;
  actions?: ReactNode;
  children: ReactNode;
}) {
  return (
    <Card>
      <CardHeader>
        <Flex justify="between" align="center" gap="2" className={styles.wrap}>
          <Text as="h2" variant="title-x-small" weight="bold">
            {props.title}
          </Text>
          {props.actions}
        </Flex>
        <Text as="p" variant="body-small" color="secondary">
          {props.hint}
        </Text>
      </CardHeader>
      <CardBody>{props.children}</CardBody>
    </Card>
  );
}

function Contributors({ record, type }: RecordViewProps) {
  const { t } = useContinuityTranslation();
  const words = useTypeWords();
  if (record.contributors.length === 0) {
    return (
      <Text as="p" color="secondary">
        {t('records.people.noContributors')}
      </Text>
    );
  }
  return (
    <ul className={styles.plainList}>
      {record.contributors.map(({ ref, sections }) => (
        <li key={ref}>
          <EntityLink entityRef={ref} />:{' '}
          {sections.length === 0
            ? t('records.people.allSections')
            : sections.map(id => words.section(type, id)).join(', ')}
        </li>
      ))}
    </ul>
  );
}

/** Who has to read the approved revision, and who has. */
function Circulation({ record }: RecordViewProps) {
  const { t } = useContinuityTranslation();
  const { people } = record.circulation;
  if (people.length === 0) {
    return (
      <Text as="p" color="secondary">
        {t('records.people.noCirculation')}
      </Text>
    );
  }
  if (record.approvedRevision === null) {
    return (
      <Text as="p" color="secondary">
        {t('records.people.notApproved')}
      </Text>
    );
  }
  const read = people.filter(person => person.acknowledgedAt !== null);
  return (
    <Flex direction="column" gap="2">
      <Text as="p">
        {t('records.people.progress', {
          read: String(read.length),
          total: String(people.length),
          revision: String(record.approvedRevision),
        })}
      </Text>
      <div className={styles.scroll}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('records.people.person')}</th>
              <th scope="col">{t('records.people.acknowledged')}</th>
            </tr>
          </thead>
          <tbody>
            {people.map(person => (
              <tr key={person.ref}>
                <td>
                  <EntityLink entityRef={person.ref} />
                </td>
                <td>
                  {person.acknowledgedAt === null ? (
                    t('records.people.notYet')
                  ) : (
                    <DateText value={person.acknowledgedAt} />
                  )}
                  {person.acknowledgedAt === null &&
                    person.remindedAt !== null && (
                      <span className={styles.secondary}>
                        {t('records.people.reminded')}{' '}
                        <DateText value={person.remindedAt} />
                      </span>
                    )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Flex>
  );
}

/** Who owns, writes and reads a record. */
export function PeopleView(props: RecordViewProps) {
  const { t } = useContinuityTranslation();
  const toast = useToast();
  const { record, type } = props;
  const { circulation, may, ownerRef, ownOwnerRef } = record;
  const [editing, setEditing] = useState(false);
  const remind = useContinuityMutation('remindOfRecord');
  const sendReminder = () =>
    remind.mutate(
      { params: { id: record.id } },
      {
        onError: toast.failed,
        onSuccess: () => toast.done(t('records.done.reminded')),
      },
    );
  return (
    <Flex direction="column" gap="4">
      <AcknowledgeNotice record={record} />
      {may.includes('manage-people') && (
        <Flex justify="end">
          <Button variant="secondary" onPress={() => setEditing(true)}>
            {t('records.people.edit')}
          </Button>
        </Flex>
      )}
      <Part
        title={t('records.people.owner')}
        hint={t('records.people.ownerHint')}
      >
        <Text as="p">
          {ownerRef === null ? (
            t('records.noOwner')
          ) : (
            <EntityLink entityRef={ownerRef} />
          )}{' '}
          <Text as="span" color="secondary">
            (
            {t(
              ownOwnerRef === null
                ? 'records.people.follows'
                : 'records.people.ownOwner',
            )}
            )
          </Text>
        </Text>
      </Part>
      <Part
        title={t('records.people.contributors')}
        hint={t('records.people.contributorsHint')}
      >
        <Contributors {...props} />
      </Part>
      <Part
        title={t('records.people.circulation')}
        hint={t('records.people.circulationHint')}
        actions={
          may.includes('remind') &&
          circulation.people.some(one => one.acknowledgedAt === null) && (
            <Button
              size="small"
              variant="secondary"
              isPending={remind.isPending}
              onPress={sendReminder}
            >
              {t('records.action.remind')}
            </Button>
          )
        }
      >
        <Circulation {...props} />
      </Part>
      {editing && (
        <PeopleDialog
          record={record}
          type={type}
          onClose={() => setEditing(false)}
        />
      )}
    </Flex>
  );
}

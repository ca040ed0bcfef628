import { Alert, Flex, Link, Text } from '@backstage/ui';
import { useState } from 'react';
import {
  DateText,
  useContinuityQuery,
  useContinuityTranslation,
  useUrlQuery,
} from '../components';
import { nameOfRef } from '../pickers';
import styles from './testing.module.css';
import { isLate } from './TestStateBadge';
import { chosen, useScheduleState } from './useScheduleState';

const ASKED = 20;
const SHOWN = 4;

/** Planned tests whose day has passed without an outcome, oldest first. */
export function LateTests() {
  const { t } = useContinuityTranslation();
  const { filters, testHref } = useScheduleState();
  const { hrefWith } = useUrlQuery();
  const [to] = useState(() => new Date().toISOString());
  const { data } = useContinuityQuery('listTests', {
    query: {
      state: ['planned'],
      to,
      sort: 'plannedAt',
      limit: ASKED,
      ...chosen('area', filters.area),
      ...chosen('type', filters.type),
      ...chosen('owner', filters.owner),
      ...chosen('entityRef', filters.entity),
    },
  });
  const late = (data?.items ?? []).filter(isLate);
  if (late.length === 0) return null;
  return (
    <Alert
      status="warning"
      icon
      title={t('testing.late.title', { count: late.length })}
      description={
        <Flex direction="column" gap="1">
          <Text as="p">{t('testing.late.body', { count: late.length })}</Text>
          <ul className={styles.late}>
            {late.slice(0, SHOWN).map(test => (
              <li key={test.id}>
                <Link href={testHref(test.id)}>{test.title}</Link>{' '}
                <span className={styles.secondary}>
                  {nameOfRef(test.entityRefs[0] ?? '')},{' '}
                </span>
                <DateText value={test.plannedAt} due />
              </li>
            ))}
          </ul>
          {late.length > SHOWN && (
            <Link href={hrefWith({ view: 'list', state: [], sort: [] })}>
              {t('testing.late.more')}
            </Link>
          )}
        </Flex>
      }
    />
  );
}

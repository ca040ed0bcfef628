import type { ExceptionState } from '@backstage-continuity/plugin-continuity-common';
import { Flex, Skeleton, TablePagination, Text } from '@backstage/ui';
import {
  DownloadCsvButton,
  EmptyState,
  QueryState,
  useContinuityTranslation,
  useListTable,
} from '../../components';
import styles from '../todo.module.css';
import { ExceptionRow } from './ExceptionRow';

const sections = [
  { name: 'waiting', states: ['requested'] },
  { name: 'active', states: ['approved'] },
  { name: 'past', states: ['rejected', 'revoked', 'expired'] },
] as const;

function Section(props: {
  name: (typeof sections)[number]['name'];
  states: readonly ExceptionState[];
}) {
  const { t } = useContinuityTranslation();
  const { name, states } = props;
  const { result, csvInput, tableProps } = useListTable('listExceptions', {
    query: { state: [...states] },
    prefix: `${name}-`,
    pageSize: 10,
    id: exception => exception.id,
  });
  const { pagination } = tableProps;
  return (
    <section>
      <div className={styles.tools}>
        <Text as="h2" variant="title-x-small" weight="bold">
          {t(`todo.exceptions.${name}`)}
        </Text>
        <DownloadCsvButton
          operation="listExceptions"
          input={csvInput}
          fileName={`exceptions-${name}`}
        />
      </div>
      {name === 'waiting' && (
        <Text as="p" color="secondary" className={styles.intro}>
          {t('todo.exceptions.waitingBody')}
        </Text>
      )}
      <QueryState
        operation="listExceptions"
        query={result}
        skeleton={<Skeleton width="100%" height={96} />}
      >
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState
              title={t(`todo.exceptions.${name}Empty`)}
              description={t(`todo.exceptions.${name}EmptyBody`)}
            />
          ) : (
            <>
              <ul className={styles.findings}>
                {items.map(exception => (
                  <ExceptionRow key={exception.id} exception={exception} />
                ))}
              </ul>
              {pagination.type === 'page' && (
                <TablePagination {...pagination} />
              )}
            </>
          )
        }
      </QueryState>
    </section>
  );
}

/** Requests that wait, exceptions in force, and those that are over. */
export function ExceptionsView() {
  return (
    <Flex direction="column" gap="6">
      {sections.map(({ name, states }) => (
        <Section key={name} name={name} states={states} />
      ))}
    </Flex>
  );
}

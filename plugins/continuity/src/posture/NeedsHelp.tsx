import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { Flex, Link, Skeleton, Text } from '@backstage/ui';
import {
  QueryState,
  useContinuityAnswer,
  useContinuityPageLink,
  useContinuityTranslation,
  type OperationOutput,
} from '../components';
import { Section } from '../entity/Section';
import styles from './posture.module.css';
import { onlyGroup, usePostureState } from './usePostureState';
import { worstGroups, type TroubledGroup } from './worstGroups';

const WANTED = 3;
const PAGE = 500;

/** The groups that need help most, of all levels. */
export function useWorstGroups() {
  const { filters } = usePostureState();
  const query = {
    by: 'group',
    levels: 'all',
    ...filters,
    parent: onlyGroup(filters),
    limit: PAGE,
  } as const;
  return useContinuityAnswer('worstGroups', filters, async (api, options) => {
    const lines: OperationOutput<'getRollup'>['items'] = [];
    let cursor: string | undefined;
    do {
      const page = await api.getRollup(
        { query: { ...query, cursor } },
        options,
      );
      lines.push(...page.items);
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    return worstGroups(lines, WANTED);
  });
}

function Group(props: { group: TroubledGroup }) {
  const { t } = useContinuityTranslation();
  const pageLink = useContinuityPageLink();
  const { key, title, gap, overdue } = props.group;
  const { filters } = usePostureState();
  const toDo =
    key === null ? undefined : pageLink('to-do', { ...filters, group: [key] });
  const counts = [
    gap > 0 && t('posture.help.gaps', { count: gap }),
    overdue > 0 && t('posture.help.overdue', { count: overdue }),
  ].filter(Boolean);
  return (
    <li className={styles.helpItem}>
      <div>
        <Text as="p" weight="bold">
          {key === null ? (
            title
          ) : (
            <EntityRefLink entityRef={key}>{title}</EntityRefLink>
          )}
        </Text>
        <Text as="p" color="secondary">
          {counts.join(', ')}
        </Text>
      </div>
      {toDo && (
        <Link
          href={toDo}
          aria-label={t('posture.help.toDoOf', { group: title })}
        >
          {t('posture.help.toDo')}
        </Link>
      )}
    </li>
  );
}

/** The three groups with most that is wrong, each with what to do about it. */
export function NeedsHelp() {
  const { t } = useContinuityTranslation();
  const worst = useWorstGroups();
  return (
    <Section title={t('posture.help.title')}>
      <QueryState
        operation="getRollup"
        query={worst}
        skeleton={
          <Flex direction="column" gap="4">
            {[1, 2, 3].map(item => (
              <Skeleton key={item} width="100%" height={44} />
            ))}
          </Flex>
        }
      >
        {groups =>
          groups.length === 0 ? (
            <Text as="p" color="secondary">
              {t('posture.help.nobody')}
            </Text>
          ) : (
            <ol className={styles.helpList}>
              {groups.map(group => (
                <Group key={group.key} group={group} />
              ))}
            </ol>
          )
        }
      </QueryState>
    </Section>
  );
}

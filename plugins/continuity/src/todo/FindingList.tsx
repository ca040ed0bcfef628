import {
  checkIds,
  type Finding,
} from '@backstage-continuity/plugin-continuity-common';
import { Checkbox } from '@backstage/ui';
import { EntityLink, useContinuityTranslation } from '../components';
import { nameOfRef } from '../pickers';
import { FindingRow } from './FindingRow';
import { groupsOf, keyOfFinding, type FindingGroup } from './grouping';
import styles from './todo.module.css';
import type { FindingSelection } from './useSelection';
import type { Grouping } from './useToDoState';

function useGroupTitle() {
  const { t } = useContinuityTranslation();
  return ({ key }: FindingGroup) => {
    if (key === null) return { text: t('todo.by.noOwner') };
    const check = checkIds.find(id => id === key);
    return check
      ? { text: t(`common.check.${check}`) }
      : { text: nameOfRef(key), entityRef: key };
  };
}

function Rows(props: { findings: Finding[]; selection: FindingSelection }) {
  const { findings, selection } = props;
  return (
    <ul className={styles.findings}>
      {findings.map(finding => (
        <FindingRow
          key={keyOfFinding(finding)}
          finding={finding}
          isSelected={selection.has(finding)}
          onSelect={isSelected => selection.set([finding], isSelected)}
        />
      ))}
    </ul>
  );
}

function Group(props: { group: FindingGroup; selection: FindingSelection }) {
  const { t } = useContinuityTranslation();
  const titleOf = useGroupTitle();
  const { group, selection } = props;
  const share = selection.share(group.findings);
  const { text, entityRef } = titleOf(group);
  return (
    <section className={styles.group}>
      <div className={styles.groupHead}>
        <Checkbox
          aria-label={t('todo.finding.selectGroup', { group: text })}
          isSelected={share === 'all'}
          isIndeterminate={share === 'some'}
          onChange={isSelected => selection.set(group.findings, isSelected)}
        />
        <h2>{entityRef ? <EntityLink entityRef={entityRef} /> : text}</h2>
        <span className={styles.secondary}>
          {t('todo.by.count', { count: group.findings.length })}
        </span>
      </div>
      <Rows findings={group.findings} selection={selection} />
    </section>
  );
}

/** The findings of a page, in groups where wanted. */
export function FindingList(props: {
  findings: Finding[];
  by: Grouping;
  selection: FindingSelection;
}) {
  const { findings, by, selection } = props;
  if (by === 'none') return <Rows findings={findings} selection={selection} />;
  return (
    <>
      {groupsOf(findings, by).map(group => (
        <Group key={group.key} group={group} selection={selection} />
      ))}
    </>
  );
}

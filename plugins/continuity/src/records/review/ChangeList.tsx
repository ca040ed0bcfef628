import type {
  ContentChange,
  ContinuityPolicy,
  JsonValue,
  RecordType,
} from '@backstage-continuity/plugin-continuity-common';
import { Text } from '@backstage/ui';
import type { ReactNode } from 'react';
import { useContinuityTranslation } from '../../components';
import styles from '../records.module.css';
import reviewStyles from './review.module.css';
import { useTypeWords } from '../words';
import { ChangeValue } from './ChangeValue';

function Change(props: {
  type: RecordType;
  policy: ContinuityPolicy;
  change: ContentChange;
}) {
  const { t } = useContinuityTranslation();
  const { type, policy, change } = props;
  const { kind, label, path } = change;
  const sides = [
    { side: 'before', value: change.before, is: kind !== 'added' },
    { side: 'after', value: change.after, is: kind !== 'removed' },
  ] as const;
  return (
    <li className={reviewStyles.change}>
      <p className={reviewStyles.changeLabel}>
        {label}{' '}
        <span className={reviewStyles.changeKind}>
          {t(`records.change.${kind}`)}
        </span>
      </p>
      {kind === 'moved' ? (
        <Text as="p">
          {t('records.value.fromTo', {
            before: String(change.before),
            after: String(change.after),
          })}
        </Text>
      ) : (
        <div className={styles.sides}>
          {sides
            .filter(({ is }) => is)
            .map(({ side, value }) => (
              <div key={side} className={styles[side]}>
                <span className={styles.secondary}>
                  {t(`records.change.${side}`)}
                </span>
                <ChangeValue
                  type={type}
                  policy={policy}
                  path={path}
                  value={value as JsonValue}
                />
              </div>
            ))}
        </div>
      )}
    </li>
  );
}

/** What differs between two revisions, by section; `after` follows each section. */
export function ChangeList(props: {
  type: RecordType;
  policy: ContinuityPolicy;
  changes: readonly ContentChange[];
  after?: (section: string) => ReactNode;
}) {
  const words = useTypeWords();
  const { type, policy, changes, after } = props;
  const sections = [...new Set(changes.map(({ section }) => section))];
  return (
    <>
      {sections.map(section => (
        <section key={section} className={reviewStyles.changeSection}>
          <h3 className={styles.subheading}>
            {section === null ? type.title : words.section(type, section)}
          </h3>
          <ul className={styles.plainList}>
            {changes
              .filter(change => change.section === section)
              .map(change => (
                <Change
                  key={`${change.path} ${change.kind}`}
                  type={type}
                  policy={policy}
                  change={change}
                />
              ))}
          </ul>
          {section !== null && after?.(section)}
        </section>
      ))}
    </>
  );
}

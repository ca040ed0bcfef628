import type { SectionProgress } from '@backstage-continuity/plugin-continuity-common';
import { RiCheckLine, RiCircleLine, RiLock2Line } from '@remixicon/react';
import { useContinuityTranslation } from '../../components';
import styles from '../records.module.css';
import { useTypeWords } from '../words';
import { useDraft } from './form/DraftContext';

/** The sections of the form, and how far each is. */
export function SectionNav(props: {
  progress: SectionProgress[];
  current: string;
  mayEdit: (section: string) => boolean;
  onChoose: (section: string) => void;
}) {
  const { t } = useContinuityTranslation();
  const words = useTypeWords();
  const { type } = useDraft();
  const { progress, current, mayEdit, onChoose } = props;
  const done = progress.filter(section => section.done).length;
  return (
    <nav aria-label={t('records.edit.sections')} className={styles.sectionNav}>
      <p className={styles.secondary}>
        {t('records.edit.progress', {
          done: String(done),
          total: String(progress.length),
        })}
      </p>
      <ol className={styles.plainList}>
        {progress.map(({ section, done: isDone, missing }) => {
          const isMine = mayEdit(section);
          const open = isDone ? RiCheckLine : RiCircleLine;
          const Icon = isMine ? open : RiLock2Line;
          const standing = isDone
            ? t('records.edit.done')
            : missing > 0 && t('records.edit.missing', { count: missing });
          return (
            <li key={section}>
              <button
                type="button"
                className={styles.sectionLink}
                aria-current={section === current ? 'step' : undefined}
                onClick={() => onChoose(section)}
              >
                <Icon aria-hidden />
                <span>
                  {words.section(type, section)}
                  <span className={styles.secondary}>
                    {isMine ? standing : t('records.edit.notYours')}
                  </span>
                </span>
              </button>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}

import type { RecordImport } from '@backstage-continuity/plugin-continuity-common';
import { Alert, Radio, RadioGroup } from '@backstage/ui';
import { EmptyState, useContinuityTranslation } from '../../../components';
import { useRecordTypes } from '../../types';
import { useTypeWords } from '../../words';
import styles from '../import.module.css';
import { useImportPage } from '../useImportPage';
import { FileDrop } from './FileDrop';
import { RecentImports } from './RecentImports';
import { TemplateButtons } from './TemplateButtons';
import { useUpload } from './useUpload';

/** Which records, and which file; or an import that was begun before. */
export function FileStep(props: {
  onUploaded: (job: RecordImport, file: File) => void;
}) {
  const { t } = useContinuityTranslation();
  const words = useTypeWords();
  const types = useRecordTypes();
  const { type, change } = useImportPage();
  const { upload, reading, problem, say } = useUpload(props.onUploaded);
  if (!type) {
    return (
      <EmptyState
        title={t('recordImport.apply.nothing')}
        description={t('records.empty.noTypes')}
      />
    );
  }
  const take = ([file, ...others]: File[]) => {
    if (others.length > 0) say(t('recordImport.file.several'));
    else upload(file, { type: type.name });
  };
  return (
    <>
      <p className={styles.prose}>{t('recordImport.intro')}</p>
      <div className={styles.fileStep}>
        <div className={styles.stack}>
          <RadioGroup
            label={t('recordImport.file.type')}
            value={type.name}
            onChange={name => change({ type: name })}
          >
            {types.map(one => (
              <Radio key={one.name} value={one.name}>
                <span className={styles.choice}>
                  {words.title(one)}
                  <span className={styles.secondary}>
                    {words.description(one)}
                  </span>
                </span>
              </Radio>
            ))}
          </RadioGroup>
          <TemplateButtons type={type.name} />
        </div>
        <div className={styles.stack}>
          <FileDrop reading={reading} onFiles={take} />
          <div role="alert">
            {problem !== undefined && (
              <Alert
                status="danger"
                icon
                title={t('recordImport.file.failed')}
                description={problem}
              />
            )}
          </div>
        </div>
      </div>
      <RecentImports />
    </>
  );
}

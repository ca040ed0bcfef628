import type { Finding } from '@backstage-continuity/plugin-continuity-common';
import { ButtonIcon } from '@backstage/ui';
import { RiCheckLine, RiFileCopyLine } from '@remixicon/react';
import { useState } from 'react';
import { useContinuityQuery, useContinuityTranslation } from '../../components';
import styles from '../entity.module.css';
import { snippetFor } from './snippet';

/** What to write in the entity's file, ready to copy. */
export function FileSnippet(props: { finding: Finding }) {
  const { t } = useContinuityTranslation();
  const { data: policy } = useContinuityQuery('getPolicy', {});
  const [copied, setCopied] = useState(false);
  const snippet = snippetFor(props.finding, policy);
  if (snippet === undefined) return null;
  const copy = async () => {
    await navigator.clipboard.writeText(snippet);
    setCopied(true);
  };
  return (
    <div className={styles.snippet}>
      <pre>
        <code>{snippet}</code>
      </pre>
      <ButtonIcon
        size="small"
        variant="tertiary"
        aria-label={t(copied ? 'common.action.copied' : 'common.action.copy')}
        icon={copied ? <RiCheckLine /> : <RiFileCopyLine />}
        onPress={copy}
      />
    </div>
  );
}

import { ButtonIcon } from '@backstage/ui';
import { RiCheckLine, RiFileCopyLine } from '@remixicon/react';
import { useState } from 'react';
import styles from './text.module.css';
import { useContinuityTranslation } from './useContinuityTranslation';

/** Text of a file, ready to copy. */
export function CopySnippet(props: { children: string }) {
  const { t } = useContinuityTranslation();
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(props.children);
    setCopied(true);
  };
  return (
    <div className={styles.snippet}>
      <pre>
        <code>{props.children}</code>
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

import { Button } from '@backstage/ui';
import { RiCheckLine, RiLink } from '@remixicon/react';
import { useState } from 'react';
import { useContinuityTranslation } from '../components';

/** Copies the address of what is shown, for others to see the same. */
export function CopyLinkButton() {
  const { t } = useContinuityTranslation();
  const [copied, setCopied] = useState<string>();
  const isCopied = copied === window.location.href;
  const copy = async () => {
    const { href } = window.location;
    await navigator.clipboard.writeText(href);
    setCopied(href);
  };
  return (
    <Button
      variant="secondary"
      iconStart={isCopied ? <RiCheckLine /> : <RiLink />}
      onPress={copy}
    >
      {t(isCopied ? 'whatIf.linkCopied' : 'whatIf.copyLink')}
    </Button>
  );
}

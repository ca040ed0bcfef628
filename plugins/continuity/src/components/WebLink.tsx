import { Link } from '@backstage/ui';
import type { ReactNode } from 'react';

/** Opens an address of the web beside; others are shown, not followed. */
export function WebLink(props: { href: string; children?: ReactNode }) {
  const { href, children = href } = props;
  if (!/^https?:\/\//i.test(href)) return <span>{href}</span>;
  return (
    <Link href={href} target="_blank" rel="noopener noreferrer">
      {children}
    </Link>
  );
}

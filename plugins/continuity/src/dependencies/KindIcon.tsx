import {
  RiApps2Line,
  RiBox3Line,
  RiDatabase2Line,
  RiPlugLine,
  RiStackLine,
} from '@remixicon/react';

/** The icon of a kind; its word stands beside it. */
export function KindIcon(props: { kind: string }) {
  switch (props.kind.toLocaleLowerCase('en-US')) {
    case 'component':
      return <RiBox3Line aria-hidden />;
    case 'resource':
      return <RiDatabase2Line aria-hidden />;
    case 'api':
      return <RiPlugLine aria-hidden />;
    case 'system':
    case 'domain':
      return <RiStackLine aria-hidden />;
    default:
      return <RiApps2Line aria-hidden />;
  }
}

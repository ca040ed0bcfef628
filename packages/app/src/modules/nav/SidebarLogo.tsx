import { Link, useSidebarOpenState } from '@backstage/core-components';
import { configApiRef, useApi } from '@backstage/frontend-plugin-api';
import { Logo } from '../../components/Logo';
import styles from './SidebarLogo.module.css';

export function SidebarLogo() {
  const { isOpen } = useSidebarOpenState();
  const title = useApi(configApiRef).getOptionalString('app.title');
  return (
    <Link
      to="/"
      underline="none"
      className={styles.logo}
      aria-label={title ? `${title}, home` : 'Home'}
    >
      <Logo />
      {isOpen && <span className={styles.title}>{title}</span>}
    </Link>
  );
}

import type { Config } from '@backstage/config';

/** Id of the auth provider that lets anybody be anybody. */
export const DEMO_PROVIDER = 'demo';

/** Names the person whom the browser wants to be, as an entity ref. */
export const DEMO_PERSON_HEADER = 'x-demo-person';

/**
 * Whether one may sign in as any person of the example organisation.
 *
 * A door without a lock must never be left open by accident, so it takes three
 * things to open it, and asking for it in production stops the backend.
 */
export function isDemoSignInEnabled(
  config: Config,
  nodeEnv: string | undefined = process.env.NODE_ENV,
): boolean {
  if (!config.has(`auth.providers.${DEMO_PROVIDER}`)) {
    return false;
  }
  const environment = config.getOptionalString('auth.environment');
  if (nodeEnv === 'production' || environment !== 'development') {
    throw new Error(
      `auth.providers.${DEMO_PROVIDER} lets anybody sign in as anybody, and is for development only: ` +
        `remove it, or set auth.environment to 'development' (is '${
          environment ?? ''
        }') and NODE_ENV to anything but 'production' (is '${nodeEnv ?? ''}')`,
    );
  }
  return true;
}

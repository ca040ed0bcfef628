import { ConfigReader } from '@backstage/config';
import { isDemoSignInEnabled } from './demoSignIn';

const configured = (environment?: string) =>
  new ConfigReader({ auth: { environment, providers: { demo: {} } } });

describe('isDemoSignInEnabled', () => {
  it('opens the door in development when configured', () => {
    expect(isDemoSignInEnabled(configured('development'), 'development')).toBe(
      true,
    );
  });

  it('keeps the door shut when not configured, wherever it runs', () => {
    const config = new ConfigReader({ auth: { environment: 'production' } });
    expect(isDemoSignInEnabled(config, 'production')).toBe(false);
    expect(isDemoSignInEnabled(new ConfigReader({}), 'development')).toBe(
      false,
    );
  });

  it('lets a later configuration file take it away', () => {
    const config = ConfigReader.fromConfigs([
      { context: 'base', data: { auth: { providers: { demo: {} } } } },
      { context: 'production', data: { auth: { providers: { demo: null } } } },
    ]);
    expect(isDemoSignInEnabled(config, 'production')).toBe(false);
  });

  it.each([
    ['development', 'production'],
    ['production', 'development'],
    [undefined, 'development'],
  ])(
    'refuses to start with auth.environment %s and NODE_ENV %s',
    (environment, nodeEnv) => {
      expect(() =>
        isDemoSignInEnabled(configured(environment), nodeEnv),
      ).toThrow('auth.providers.demo lets anybody sign in as anybody');
    },
  );
});

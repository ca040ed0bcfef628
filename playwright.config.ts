import { defineConfig } from '@playwright/test';
import { generateProjects } from '@backstage/e2e-test-utils/playwright';

/**
 * `yarn test:e2e` starts app and backend and says where they are; without it
 * the tests run against `yarn start`.
 */
export default defineConfig({
  timeout: 120_000,
  expect: { timeout: 25_000 },
  forbidOnly: !!process.env.CI,
  // A busy machine may be late once; what is broken fails again.
  retries: process.env.CI ? 2 : 0,
  // Tests change what the whole organisation sees, so one runs after another.
  workers: 1,
  fullyParallel: false,
  reporter: [
    ['list'],
    ['html', { open: 'never', outputFolder: 'e2e-test-report' }],
    ['json', { outputFile: 'test-results/e2e.json' }],
  ],
  outputDir: 'test-results/e2e',
  use: {
    baseURL: process.env.PLAYWRIGHT_URL ?? 'http://localhost:3000',
    screenshot: 'only-on-failure',
    trace: process.env.CI ? 'on-first-retry' : 'retain-on-failure',
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  projects: generateProjects(),
});

import { defineConfig } from 'playwright/test';
import { findChromium } from './run/find-chromium.ts';

const chromium = findChromium();

export default defineConfig({
  testDir: './flows',
  outputDir: './results/flows',
  workers: 2,
  retries: 0,
  forbidOnly: true,
  timeout: 60_000,
  // Generous: what is waited for comes at once on a machine that is not busy with something else.
  expect: { timeout: 15_000 },
  reporter: [['list'], ['json', { outputFile: './results/flows.json' }]],
  use: {
    // A trace of every flow takes a third longer: `npm run flows -- --trace retain-on-failure` records them.
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(chromium !== null && { executablePath: chromium.path }),
      args: [
        // Chromium's sandbox refuses to run as root.
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        // A test talks to the dashboard alone.
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
      ],
    },
  },
  projects: [{ name: 'chromium' }],
});

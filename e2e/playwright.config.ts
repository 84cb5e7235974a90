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
  // For busy machines.
  expect: { timeout: 15_000 },
  reporter: [['list'], ['json', { outputFile: './results/flows.json' }]],
  use: {
    // Traces take a third longer: `npm run test:flows -- --trace retain-on-failure` records them.
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(chromium !== null && { executablePath: chromium.path }),
      args: [
        // Chromium's sandbox refuses to run as root.
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
      ],
    },
  },
  projects: [{ name: 'chromium' }],
});

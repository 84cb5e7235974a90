import { fileURLToPath } from 'node:url';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { findChromium } from '../run/find-chromium.ts';

const chromium = findChromium();

/** Runs `*.browser.test.tsx` in a real Chromium. */
export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  plugins: [react(), tailwindcss()],
  test: {
    name: 'components',
    include: ['src/app/**/*.browser.test.tsx'],
    setupFiles: ['src/app/app.css'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 20_000 } },
    browser: {
      enabled: true,
      headless: true,
      screenshotFailures: false,
      viewport: { width: 1280, height: 800 },
      instances: [{ browser: 'chromium' }],
      // Called by `src/app/testing/tap.ts`.
      commands: { tap: ({ iframe }, selector: string) => iframe.locator(selector).tap() },
      provider: playwright({
        contextOptions: { hasTouch: true },
        launchOptions: {
          ...(chromium !== null && { executablePath: chromium.path }),
          // Chromium's sandbox refuses to run as root.
          args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
        },
      }),
    },
  },
});

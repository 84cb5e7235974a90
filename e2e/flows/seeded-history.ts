import { cp } from 'node:fs/promises';
import { type Dashboard, openDashboard } from '../harness/open-dashboard.ts';
import { createScriptedEngine } from '../harness/scripted-engine.ts';
import { seededDir } from '../harness/seeded-dir.ts';
import { startApi } from '../harness/start-api.ts';
import { makeTempDir } from '../harness/temp-dir.ts';
import { test as base } from './fixtures.ts';

export const SEEDED_TASKS = Number(process.env['SEEDED_TASKS'] ?? 1500);
const NOW = '2026-06-30T12:00:00Z';
/** For the browser, which is in Berlin at that time. */
export const LAST_WEEK = { from: '2026-06-21T22:00:00.000Z', to: '2026-06-28T22:00:00.000Z' };
export const LAST_30_DAYS = '2026-05-31T22:00:00.000Z';

/** Has three months of work. New turns are answered by an echo. */
export const test = base.extend<object, { history: Dashboard }>({
  history: [
    async ({}, use) => {
      const dir = await makeTempDir('history');
      await cp(await seededDir(SEEDED_TASKS, NOW), dir.path, { recursive: true });
      const api = await startApi({ engine: createScriptedEngine(), dataDir: dir.path });
      const dashboard = await openDashboard(api, { organisation: api });
      await use(dashboard);
      await dashboard.stop();
      await api.stop();
      await dir.remove();
    },
    // Seeding 50,000 tasks takes minutes.
    { scope: 'worker', timeout: SEEDED_TASKS > 10_000 ? 1_200_000 : 300_000 },
  ],
  dashboard: ({ history }, use) => use(history),
  timezoneId: 'Europe/Berlin',
  page: async ({ page }, use) => {
    await page.clock.install({ time: NOW });
    await use(page);
  },
});

test.describe.configure({ timeout: 120_000 });

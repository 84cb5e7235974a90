import type { Page } from 'playwright/test';
import { test as base } from 'playwright/test';
import { INITIAL_CREDITS } from '#server/domain/credits.ts';
import { createBuiltInWorker } from '#server/builtin-worker/builtin-worker.ts';
import { createLanguageModel } from '#server/language-model/language-model.ts';
import { singleModel } from '#server/language-model/model-config.ts';
import { type Dashboard, type DashboardOptions, openDashboard } from '../harness/open-dashboard.ts';
import { type ModelServer, startModelServer } from '../harness/model-server.ts';
import { createScriptedEngine, type ScriptedEngine } from '../harness/scripted-engine.ts';
import { type RunningApi, startApi } from '../harness/start-api.ts';
import { makeTempDir } from '../harness/temp-dir.ts';

export { expect } from 'playwright/test';

/** Flows fail on unexpected page errors. */
export interface Faults {
  expect(pattern: RegExp): void;
  report(fault: string): void;
}

export interface PerWorker {
  /** Inputs without a script go to the built-in worker. */
  readonly shared: { readonly api: RunningApi; readonly engine: ScriptedEngine; readonly models: ModelServer };
}

export interface PerTest {
  readonly options: DashboardOptions;
  readonly faults: Faults;
  readonly engine: ScriptedEngine;
  /** Serves the model `local`. */
  readonly models: ModelServer;
  readonly dashboard: Dashboard;
}

export const test = base.extend<PerTest, PerWorker>({
  shared: [
    async ({}, use) => {
      const dir = await makeTempDir('flows');
      const engine = createScriptedEngine(createBuiltInWorker());
      const models = await startModelServer();
      const local = createLanguageModel(singleModel(models.baseUrl, 'local', undefined));
      const api = await startApi({ engine, otherEngines: [local], dataDir: dir.path });
      // The first calculation loads a library.
      await api.client.run({ input: '1 + 1' });
      await use({ api, engine, models });
      await api.stop();
      await models.stop();
      await dir.remove();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  options: [{ credits: INITIAL_CREDITS }, { option: true }],
  engine: ({ shared }, use) => use(shared.engine),
  models: ({ shared }, use) => use(shared.models),
  dashboard: async ({ shared, options }, use) => {
    const dashboard = await openDashboard(shared.api, options);
    await use(dashboard);
    await dashboard.stop();
  },
  baseURL: ({ dashboard }, use) => use(dashboard.url),
  faults: async ({}, use) => {
    const allowed: RegExp[] = [];
    const seen: string[] = [];
    await use({ expect: (pattern) => void allowed.push(pattern), report: (fault) => void seen.push(fault) });
    const faults = seen.filter((fault) => !allowed.some((pattern) => pattern.test(fault)));
    base.expect(faults, 'what the page did wrong').toEqual([]);
  },
  page: async ({ page, dashboard, faults }, use) => {
    await watch(page, dashboard.url, faults.report);
    await use(page);
  },
});

/** Reports console errors, CSP violations and requests to other origins. */
export async function watch(page: Page, origin: string, report: (fault: string) => void): Promise<void> {
  page.on('pageerror', (error) => report(`page error: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') report(`console: ${message.text()}`);
  });
  page.on('request', (request) => {
    const { origin: requestOrigin, protocol } = new URL(request.url());
    if (requestOrigin !== origin && !['blob:', 'data:'].includes(protocol)) report(`asked elsewhere: ${request.url()}`);
  });
  await page.addInitScript(() => {
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
      console.error(`content policy: ${violatedDirective} ${blockedURI}`),
    );
  });
}

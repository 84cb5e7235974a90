import { launch, type Browser } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createGate } from '../harness/gate.ts';
import { type Dashboard, openDashboard } from '../harness/open-dashboard.ts';
import { createScriptedEngine, text, type ScriptedEngine } from '../harness/scripted-engine.ts';
import { type RunningApi, startApi } from '../harness/start-api.ts';
import { makeTempDir } from '../harness/temp-dir.ts';
import { findFirefox } from '../run/find-firefox.ts';

/** Generous: a limit only ends what hangs. */
const LIMIT_MS = 300_000;

let dir: { path: string; remove: () => Promise<void> };
let api: RunningApi;
let engine: ScriptedEngine;
let dashboard: Dashboard;
let browser: Browser;

beforeAll(async () => {
  dir = await makeTempDir('firefox');
  engine = createScriptedEngine();
  api = await startApi({ engine, dataDir: dir.path });
  dashboard = await openDashboard(api);
  const executablePath = findFirefox();
  if (executablePath === undefined) throw new Error('Firefox is not installed.');
  browser = await launch({ browser: 'firefox', executablePath, timeout: LIMIT_MS, protocolTimeout: LIMIT_MS });
}, LIMIT_MS);

afterAll(async () => {
  await browser.close();
  await dashboard.stop();
  await api.stop();
  await dir.remove();
});

test(
  'Firefox sends a task, shows its stream, continues after a reload, and archives it',
  async () => {
    const gate = createGate();
    engine.on('Count to two', text('One, ', gate, 'two.'));
    const page = await browser.newPage();
    page.setDefaultTimeout(LIMIT_MS);
    const problems: string[] = [];
    page.on('pageerror', (error) => problems.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error') problems.push(message.text());
    });
    await page.evaluateOnNewDocument(() => {
      addEventListener('securitypolicyviolation', ({ violatedDirective }) =>
        console.error(`CSP: ${violatedDirective}`),
      );
    });

    await page.goto(dashboard.url);
    await page.locator('::-p-aria([name="Input"][role="textbox"])').fill('Count to two');
    await page.keyboard.press('Enter');
    await page.waitForSelector('[role=log] ::-p-text(One,)');
    expect(new URL(page.url()).pathname).toMatch(/^\/tasks\/tsk_/);

    await page.reload();
    await page.waitForSelector('[role=log] ::-p-text(One,)');
    gate.open();
    await page.waitForSelector('[role=log] ::-p-text(One, two.)');
    await page.waitForSelector('::-p-aria([name="Details of turn 1"]) ::-p-text(ompleted)');

    const taskId = new URL(page.url()).pathname.split('/').at(-1) ?? '';
    await page.locator('::-p-aria([name="More actions"][role="button"])').click();
    await page.locator('::-p-aria([name="Archive"][role="menuitem"])').click();
    await page.waitForFunction(() => location.pathname === '/tasks');
    await expect
      .poll(async () => (await dashboard.client.readTask(taskId)).task.archivedAt, { timeout: LIMIT_MS })
      .toEqual(expect.any(String));
    expect(problems).toEqual([]);
  },
  LIMIT_MS,
);

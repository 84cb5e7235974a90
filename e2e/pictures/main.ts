import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createBuiltInWorker } from '#server/builtin-worker/builtin-worker.ts';
import { type Browser, chromium } from 'playwright';
import { createTasksInEveryState } from '../flows/pages.ts';
import { type Dashboard, openDashboard } from '../harness/open-dashboard.ts';
import { createScriptedEngine } from '../harness/scripted-engine.ts';
import { startApi } from '../harness/start-api.ts';
import { makeTempDir } from '../harness/temp-dir.ts';
import { ensureChromium } from '../run/find-chromium.ts';
import { createFurtherTasks } from './further-tasks.ts';
import { photographForReadme } from './readme.ts';
import type { State } from './state.ts';
import { statesOf } from './states.ts';

const OUT = fileURLToPath(new URL('out', import.meta.url));
const THEMES = ['light', 'dark'] as const;
const WIDTHS: readonly number[] = [1280, 360];
const HEIGHT = 800;

/**
 * Takes a screenshot of every page state in both themes and at two widths, into `out`. `wanted`: part of a state's
 * name, or `readme`.
 */
async function main(wanted: string | undefined): Promise<void> {
  if (wanted === undefined) await rm(OUT, { recursive: true, force: true });
  await mkdir(OUT, { recursive: true });
  const dir = await makeTempDir('pictures');
  const engine = createScriptedEngine(createBuiltInWorker());
  const api = await startApi({ engine, dataDir: dir.path });
  const [full, empty, readme] = [await openDashboard(api), await openDashboard(api), await openDashboard(api)];
  const { path: executablePath } = ensureChromium(console.log);
  const browser = await chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });

  const { gate, ...taskPaths } = await createTasksInEveryState(full, engine);
  await createFurtherTasks(full, engine);
  let taken = 0;
  for (const state of statesOf(taskPaths)) {
    if (wanted !== undefined && !state.name.includes(wanted)) continue;
    for (const width of state.widths ?? WIDTHS) {
      taken += await photograph(browser, state, state.empty ? empty : full, width);
    }
  }
  if (wanted === undefined || wanted === 'readme') await photographForReadme(browser, readme, engine);
  console.log(`${taken} pictures in ${OUT}`);

  gate.open();
  await browser.close();
  for (const dashboard of [full, empty, readme]) await dashboard.stop();
  await api.stop();
  await dir.remove();
}

async function photograph(browser: Browser, state: State, dashboard: Dashboard, width: number): Promise<number> {
  const context = await browser.newContext({
    baseURL: dashboard.url,
    viewport: { width, height: HEIGHT },
    reducedMotion: 'reduce',
  });
  if (state.language !== undefined) {
    await context.addInitScript((language) => localStorage.setItem('language', language), state.language);
  }
  const page = await context.newPage();
  const leave = await state.open(page, dashboard);
  for (const colorScheme of THEMES) {
    await page.emulateMedia({ colorScheme });
    await page.screenshot({ path: join(OUT, `${state.name.replaceAll(' ', '-')}-${width}-${colorScheme}.png`) });
  }
  await leave?.();
  dashboard.hop.mend();
  await context.close();
  return THEMES.length;
}

await main(process.argv[2]);

import { brotliCompressSync, gzipSync } from 'node:zlib';
import { type Browser, chromium, type Page } from 'playwright';
import { openDashboard } from '../harness/open-dashboard.ts';
import { createScriptedEngine, text } from '../harness/scripted-engine.ts';
import { startApi } from '../harness/start-api.ts';
import { makeTempDir } from '../harness/temp-dir.ts';
import { ensureChromium } from '../run/find-chromium.ts';

const TASK_ID = 'tsk_size';
const INPUT = 'Compare the two';
const ANSWER = [
  '## What was found\n\nTwo **rows**, and [where they come from](https://example.com/a).\n\n',
  '| city | price |\n| --- | ---: |\n| Girona | 210,000 |\n| Lleida | 140,000 |\n\n1. one\n2. `two`\n',
];

/** `limit`: bytes of JavaScript, compressed with Brotli. */
const PAGES = [
  {
    name: 'New task',
    path: '/',
    limit: 180_000,
    isShown: (page: Page) => page.getByRole('textbox', { name: 'Input' }).waitFor(),
  },
  {
    name: 'a conversation',
    path: `/tasks/${TASK_ID}`,
    limit: 250_000,
    isShown: (page: Page) => page.getByRole('cell', { name: 'Girona' }).waitFor(),
  },
] as const;

type Script = { readonly path: string; readonly brotli: number; readonly gzip: number };

/** Opens a page with an empty cache. Returns its largest scripts first. */
async function scriptsOf(browser: Browser, url: string, isShown: (page: Page) => Promise<void>): Promise<Script[]> {
  const context = await browser.newContext();
  const page = await context.newPage();
  // Other pages, which are loaded when the browser is idle, do not count.
  await page.addInitScript(() => {
    window.requestIdleCallback = () => 0;
  });
  const bodies = new Map<string, Promise<Buffer>>();
  page.on('response', (response) => {
    const { pathname } = new URL(response.url());
    if (/javascript/.test(response.headers()['content-type'] ?? '')) bodies.set(pathname, response.body());
  });
  await page.goto(url);
  await isShown(page);
  await page.waitForLoadState('networkidle');
  const scripts = [...bodies].map(async ([path, loading]) => {
    const body = await loading;
    return { path, brotli: brotliCompressSync(body).length, gzip: gzipSync(body).length };
  });
  const loaded = await Promise.all(scripts);
  await context.close();
  return loaded.toSorted((a, b) => b.brotli - a.brotli);
}

const column = (value: number | string): string => value.toLocaleString('en').padStart(9);
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

const dir = await makeTempDir('size');
const engine = createScriptedEngine();
engine.on(INPUT, text(...ANSWER));
const api = await startApi({ engine, dataDir: dir.path });
const dashboard = await openDashboard(api);
await dashboard.page.run({ input: INPUT, taskId: TASK_ID });
const { path: executablePath } = ensureChromium(console.log);
const browser = await chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });
try {
  for (const { name, path, limit, isShown } of PAGES) {
    const scripts = await scriptsOf(browser, `${dashboard.url}${path}`, isShown);
    const brotli = sum(scripts.map((script) => script.brotli));
    const gzip = sum(scripts.map((script) => script.gzip));
    console.log(column('Brotli'), column('gzip'));
    for (const script of scripts) console.log(column(script.brotli), column(script.gzip), '', script.path);
    console.log(column(brotli), column(gzip), '', `JavaScript of ${name}; at most ${column(limit)} with Brotli\n`);
    if (brotli > limit) process.exitCode = 1;
  }
} finally {
  await browser.close();
  await dashboard.stop();
  await api.stop();
  await dir.remove();
}

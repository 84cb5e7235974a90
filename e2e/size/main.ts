import { brotliCompressSync, gzipSync } from 'node:zlib';
import { chromium } from 'playwright';
import { openDashboard } from '../harness/open-dashboard.ts';
import { createScriptedEngine, text } from '../harness/scripted-engine.ts';
import { startApi } from '../harness/start-api.ts';
import { makeTempDir } from '../harness/temp-dir.ts';
import { ensureChromium } from '../run/find-chromium.ts';

/** Bytes of the conversation page's JavaScript, compressed with Brotli. */
const LIMIT = 250_000;
const INPUT = 'Compare the two';
const ANSWER = [
  '## What was found\n\nTwo **rows**, and [where they come from](https://example.com/a).\n\n',
  '| city | price |\n| --- | ---: |\n| Girona | 210,000 |\n| Lleida | 140,000 |\n\n1. one\n2. `two`\n',
];

/** Opens a task with an empty cache. Returns its JavaScript. */
async function scriptsOfConversation(): Promise<ReadonlyMap<string, Buffer>> {
  const dir = await makeTempDir('size');
  const engine = createScriptedEngine();
  engine.on(INPUT, text(...ANSWER));
  const api = await startApi({ engine, dataDir: dir.path });
  const dashboard = await openDashboard(api);
  const taskId = 'tsk_size';
  await dashboard.page.run({ input: INPUT, taskId });
  const { path: executablePath } = ensureChromium(console.log);
  const browser = await chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });
  try {
    const page = await browser.newPage();
    const scripts = new Map<string, Promise<Buffer>>();
    page.on('response', (response) => {
      const { pathname } = new URL(response.url());
      if (/javascript/.test(response.headers()['content-type'] ?? '')) scripts.set(pathname, response.body());
    });
    await page.goto(`${dashboard.url}/tasks/${taskId}`);
    await page.getByRole('cell', { name: 'Girona' }).waitFor();
    await page.waitForLoadState('networkidle');
    const came = [...scripts].map(async ([path, body]) => [path, await body] as const);
    return new Map(await Promise.all(came));
  } finally {
    await browser.close();
    await dashboard.stop();
    await api.stop();
    await dir.remove();
  }
}

const scripts = [...(await scriptsOfConversation())];
const sizes = scripts
  .map(([path, body]) => ({ path, brotli: brotliCompressSync(body).length, gzip: gzipSync(body).length }))
  .toSorted((a, b) => b.brotli - a.brotli);
const total = {
  path: `bytes of JavaScript for a conversation; at most ${LIMIT.toLocaleString('en')} with Brotli`,
  brotli: sizes.reduce((sum, { brotli }) => sum + brotli, 0),
  gzip: sizes.reduce((sum, { gzip }) => sum + gzip, 0),
};
const column = (value: number | string): string => value.toLocaleString('en').padStart(9);
console.log(column('Brotli'), column('gzip'));
for (const { path, brotli, gzip } of [...sizes, total]) console.log(column(brotli), column(gzip), '', path);
process.exitCode = total.brotli <= LIMIT ? 0 : 1;

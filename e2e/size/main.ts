import { gzipSync } from 'node:zlib';
import { chromium } from 'playwright';
import { openDashboard } from '../harness/open-dashboard.ts';
import { createScriptedEngine, text } from '../harness/scripted-engine.ts';
import { startApi } from '../harness/start-api.ts';
import { makeTempDir } from '../harness/temp-dir.ts';
import { ensureChromium } from '../run/find-chromium.ts';

/** Bytes of JavaScript, each file packed by gzip, that the page of a conversation may load; 1 kB is 1,000 bytes. */
const LIMIT = 250_000;
const INPUT = 'Compare the two';
const ANSWER = [
  '## What was found\n\nTwo **rows**, and [where they come from](https://example.com/a).\n\n',
  '| city | price |\n| --- | ---: |\n| Girona | 210,000 |\n| Lleida | 140,000 |\n\n1. one\n2. `two`\n',
];

/** Opens a task with a plain answer in a browser that keeps nothing, and answers what JavaScript came until it is at rest. */
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

const sizes = [...(await scriptsOfConversation())].map(([path, body]) => ({ path, bytes: gzipSync(body).length }));
const total = sizes.reduce((sum, { bytes }) => sum + bytes, 0);
const inWords = (bytes: number): string => bytes.toLocaleString('en').padStart(8);
for (const { path, bytes } of sizes.toSorted((a, b) => b.bytes - a.bytes)) console.log(`${inWords(bytes)}  ${path}`);
console.log(`${inWords(total)}  bytes of JavaScript for a conversation, gzip; ${inWords(LIMIT).trim()} at most`);
process.exitCode = total <= LIMIT ? 0 : 1;

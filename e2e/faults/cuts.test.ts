import { beforeAll, expect, test } from 'vitest';
import { startHostedStub } from '../harness/hosted-stub.ts';
import type { StreamBreak } from '../harness/stub-faults.ts';
import { type Dialect, EMBEDDED, HOSTED } from '../harness/stub-tasks.ts';
import { createVirtualTime } from '../harness/stub-time.ts';
import { createBrowser, installBrowser } from './browser.ts';
import { createBrowserStorage } from './browser-storage.ts';
import { openPage } from './page.ts';
import { createRandom } from './random.ts';
import { createTabs } from './tabs.ts';

const INPUT = 'Ünïcode 🌍, then **more** of it.';
const FRAMES = 12;
const BYTES = 640;
/** Cuts after every third byte fall at every place in a character and in a line. */
const STEP = 3;

beforeAll(installBrowser);

/** Sends a turn whose stream breaks. Returns the text shown in the end. */
async function readThrough(dialect: Dialect, streamBreak: StreamBreak): Promise<string | undefined> {
  const time = createVirtualTime();
  const stub = await startHostedStub({
    time,
    dialect,
    faults: { stream: (n) => (n === 0 ? { break: streamBreak } : undefined) },
  });
  const browser = createBrowser(stub, time);
  let ids = 0;
  const page = openPage({
    browser,
    storage: createBrowserStorage(browser),
    tabs: createTabs(browser),
    random: createRandom(0, 'cuts'),
    honoursKey: dialect.idempotencyKey,
    newId: (prefix) => `${prefix}_${(ids += 1)}`,
  });
  page.tab.run(() => page.outbox.send({ input: INPUT, files: [], budget: 'standard', workerId: null }, undefined));
  page.show(page.outbox.turns()[0]?.taskId ?? '');
  const isOver = () => page.live().provenance[0] !== undefined && page.statusOf(0) === 'completed';
  async function watch() {
    while (!isOver()) await time.sleep(500);
  }
  await browser.until(watch());
  const { posts, turns } = stub;
  expect([posts, turns.length, browser.reported]).toEqual([1, 1, []]);
  page.tab.close();
  await stub.close();
  return page.textOf(0);
}

for (const [name, dialect] of Object.entries({ hosted: HOSTED, embedded: EMBEDDED })) {
  test.each(['cut', 'end', 'hang'] as const)(
    `${name}: survives a stream that breaks (%s) at any part boundary`,
    async (how) => {
      for (let frames = 0; frames < FRAMES; frames += 1) {
        expect(await readThrough(dialect, { after: { frames }, how }), `after ${frames} frames`).toBe(INPUT);
      }
    },
  );

  test(`${name}: survives a stream that is cut at any byte`, async () => {
    for (let bytes = 0; bytes < BYTES; bytes += STEP) {
      expect(await readThrough(dialect, { after: { bytes }, how: 'cut' }), `after ${bytes} bytes`).toBe(INPUT);
    }
  });
}

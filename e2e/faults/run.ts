import { inspect } from 'node:util';
import { startHostedStub } from '../harness/hosted-stub.ts';
import { createVirtualTime } from '../harness/stub-time.ts';
import { createBrowser } from './browser.ts';
import { createBrowserStorage } from './browser-storage.ts';
import { createOperator } from './operator.ts';
import type { PageDeps } from './page.ts';
import { createRandom } from './random.ts';
import { randomDialect, randomFaults, randomScript } from './random-faults.ts';
import { createTabs } from './tabs.ts';

export interface Outcome {
  /** Violated invariants, in words. */
  readonly wrong: readonly string[];
  readonly posts: number;
  readonly turns: number;
  readonly reloads: number;
  readonly confirmed: number;
  readonly virtualMs: number;
}

/**
 * Runs one seed: an operator sends one to three turns of one task while requests fail and tabs reload, and answers the
 * page's questions.
 */
export async function runFaults(seed: number, kind: 'hosted' | 'embedded'): Promise<Outcome> {
  const time = createVirtualTime();
  const dialect = randomDialect(seed, kind);
  const stub = await startHostedStub({
    time,
    dialect,
    // Our API's record shows accepted turns at once.
    faults: { ...randomFaults(seed), ...(kind === 'embedded' && { lagMs: () => 0 }) },
    answer: (input) => randomScript(seed, input),
  });
  const browser = createBrowser(stub, time);
  const random = createRandom(seed, 'operator');
  const began = time.now();
  let ids = 0;
  const deps: PageDeps = {
    browser,
    storage: createBrowserStorage(browser),
    tabs: createTabs(browser),
    random: createRandom(seed, 'page'),
    honoursKey: dialect.idempotencyKey,
    newId: (prefix) => `${prefix}_${String(time.now()).padStart(15, '0')}${String((ids += 1)).padStart(6, '0')}`,
  };
  const operator = createOperator({ deps, stub, random });
  try {
    await browser.until(operator.work());
  } catch (error) {
    operator.wrong.push(inspect(error));
  } finally {
    operator.leave();
    await stub.close();
  }
  return {
    wrong: [...operator.wrong, ...browser.reported.map((error) => `reported: ${inspect(error)}`)],
    posts: stub.posts,
    turns: stub.turns.length,
    reloads: operator.reloads(),
    confirmed: operator.confirmed(),
    virtualMs: time.now() - began,
  };
}

import { inspect } from 'node:util';
import type { Draft } from '#app/sending/draft.ts';
import type { HostedStub } from '../harness/hosted-stub.ts';
import { openPage, type Page, type PageDeps } from './page.ts';
import type { Random } from './random.ts';

/** Virtual milliseconds. */
const LONGEST_RUN_MS = 4 * 60 * 60 * 1000;
const LOOK_EVERY_MS = 5_000;

interface OperatorDeps {
  readonly deps: PageDeps;
  readonly stub: HostedStub;
  readonly random: Random;
}

/** Sends turns, reloads now and then, answers questions, and checks invariants. */
export function createOperator({ deps, stub, random }: OperatorDeps) {
  const { browser, storage } = deps;
  const { time } = browser;
  const wrong: string[] = [];
  const pages: Page[] = [openPage(deps)];
  let taskId: string | undefined;
  let reloads = 0;
  let confirmed = 0;
  let done = false;

  /** In order. Some inputs occur twice. */
  const count = random.int(1, 3);
  const inputs = Array.from({ length: count }, (_, i) => (i > 0 && random.chance(0.15) ? 'Input 0' : `Input ${i}`));

  const page = () => random.pick(pages as [Page, ...Page[]]);

  function handOver(input: string) {
    const draft: Draft = { input, files: [], budget: 'standard', workerId: null };
    const { tab, outbox } = page();
    tab.run(() => outbox.send(draft, taskId));
    taskId ??= outbox.turns().at(-1)?.taskId;
  }

  function reload(which: Page) {
    reloads += 1;
    which.tab.close();
    const next = openPage(deps);
    pages.splice(pages.indexOf(which), 1, next);
    if (taskId !== undefined) next.show(taskId);
  }

  async function reloadNowAndThen() {
    const times = random.int(0, 3);
    for (let i = 0; i < times && !done; i += 1) {
      await time.sleep(random.pick([random.int(0, 50), random.int(0, 3_000), random.int(0, 90_000)]));
      const turns = random.int(0, 6);
      for (let n = 0; n < turns; n += 1) {
        browser.stir();
        await new Promise(setImmediate);
      }
      if (!done) reload(page());
    }
  }

  /**
   * Agrees to send again, unless the API has the turn but does not show it yet. A turn that it shows is found by the
   * page.
   */
  async function answerQuestions() {
    for (const { tab, outbox } of pages) {
      for (const turn of outbox.turns()) {
        if (turn.state !== 'unknown' && turn.state !== 'refused' && turn.state !== 'blocked') continue;
        if (stub.underway > 0) continue;
        const isHidden = stub.turns.some(
          ({ seq, input, visibleAt }) => seq >= (turn.seq ?? 0) && input === turn.input && visibleAt > time.now(),
        );
        if (isHidden) continue;
        confirmed += 1;
        await tab.run(() => outbox.sendAgain(turn.sendId));
        return;
      }
    }
  }

  /** Checks what must hold at every moment. */
  function check() {
    for (const { live, textOf } of pages) {
      for (const { seq, script, endsAt } of stub.turns) {
        const text = textOf(seq) ?? '';
        if (!script.outputText.startsWith(text.trimEnd()))
          wrong.push(`turn ${seq} shows ${JSON.stringify(text)} of ${JSON.stringify(script.outputText)}`);
        if (live().provenance[seq] !== undefined && endsAt > time.now())
          wrong.push(`turn ${seq} is shown as ended while it runs`);
      }
    }
  }

  function isOver(): boolean {
    return (
      storage.turns.size === 0 &&
      stub.underway === 0 &&
      stub.turns.every(({ endsAt, visibleAt }) => Math.max(endsAt, visibleAt) <= time.now()) &&
      pages.every((one) => stub.turns.every((turn) => one.statusOf(turn.seq) === turn.script.status)) &&
      pages.every((one) => ['idle'].includes(one.live().phase))
    );
  }

  async function work() {
    const until = time.now() + LONGEST_RUN_MS;
    reloadNowAndThen().catch((error: unknown) => wrong.push(inspect(error)));
    if (random.chance(0.3)) pages.push(openPage(deps));
    for (const [i, input] of inputs.entries()) {
      await time.sleep(i === 0 ? 1 : random.pick([random.int(1, 500), random.int(1, 60_000)]));
      const before = storage.countStored(input);
      while (storage.countStored(input) === before) {
        handOver(input);
        for (const one of pages) if (taskId !== undefined) one.show(taskId);
        await time.sleep(1_000);
        // Its tab closed before it was stored. It is still in the composer, without a task.
        if (storage.countStored(input) === 0 && i === 0) taskId = undefined;
      }
    }
    while (!isOver() && wrong.length === 0) {
      await time.sleep(LOOK_EVERY_MS);
      check();
      await answerQuestions();
      if (random.chance(0.1)) page().focus();
      if (time.now() > until) {
        wrong.push(`no end in sight: ${describe()}`);
        break;
      }
    }
    done = true;
    const got = stub.turns.map((turn) => turn.input).toSorted();
    if (got.join() !== inputs.toSorted().join()) wrong.push(`wanted ${inputs.join()}, and the API has ${got.join()}`);
    for (const one of pages) {
      for (const { seq, script } of stub.turns) {
        const text = one.textOf(seq);
        if (text !== script.outputText)
          wrong.push(`turn ${seq} shows ${JSON.stringify(text)}, recorded is ${JSON.stringify(script.outputText)}`);
      }
    }
  }

  function describe(): string {
    const outgoing = [...storage.turns.values()].map(({ input, state, seq }) => `${input} ${state} ${seq}`);
    const shown = pages.map((one) => `${one.live().phase} ${stub.turns.map(({ seq }) => one.statusOf(seq)).join('/')}`);
    return JSON.stringify({
      outgoing,
      shown,
      underway: stub.underway,
      turns: stub.turns.map(({ input, seq }) => `${seq} ${input}`),
    });
  }

  return {
    wrong,
    work,
    reloads: () => reloads,
    confirmed: () => confirmed,
    leave() {
      done = true;
      for (const { tab } of pages) tab.close();
    },
  };
}

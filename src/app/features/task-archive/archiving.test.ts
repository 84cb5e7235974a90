import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ApiProblem } from '#contract/api-problem.ts';
import type { BatchStore } from './batch.ts';
import { whatIsSeen } from './archive-words.ts';
import { type Archiving, createArchiving } from './archiving.ts';
import { createGentleSender } from './gentle-sender.ts';
import { HOLD_MS } from './live-batch.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** What the tabs of one browser share, as it writes and locks it. */
function createBrowser() {
  const kept = new Map<string, string>();
  const queues = new Map<string, (() => void)[]>();
  const hear = new Set<(batchId: string) => void>();
  let isFull = false;

  function openStore(): BatchStore {
    return {
      ids: () => [...kept.keys()],
      read(id) {
        const text = kept.get(id);
        return text === undefined ? undefined : JSON.parse(text);
      },
      write(id, batch) {
        if (!isFull) kept.set(id, JSON.stringify(batch));
        for (const listener of hear) listener(id);
        return !isFull;
      },
      drop: (id) => void kept.delete(id),
      listen: (listener) => void hear.add(listener),
    };
  }
  /** Locks of a tab: `die` lets go of them all. */
  function openLocks() {
    let isDead = false;
    const held = new Set<string>();
    function next(name: string) {
      const queue = queues.get(name) ?? [];
      queue.shift();
      queue[0]?.();
    }
    return {
      async lock(name: string, run: () => Promise<void>) {
        const queue = queues.get(name) ?? [];
        queues.set(name, queue);
        await new Promise<void>((resolve) => {
          queue.push(resolve);
          if (queue.length === 1) resolve();
        });
        if (isDead) return next(name);
        held.add(name);
        await run();
        if (held.delete(name) && !isDead) next(name);
      },
      die() {
        isDead = true;
        for (const name of held) next(name);
      },
    };
  }
  return { kept, openStore, openLocks, fill: () => (isFull = true) };
}

type Rig = ReturnType<typeof openTab>;

function openTab(browser = createBrowser(), answer: (taskId: string) => unknown = () => undefined, alone = false) {
  const sent: string[] = [];
  const hidden = new Set<string>();
  const changed: string[] = [];
  let isDead = false;
  const locks = browser.openLocks();
  const send = async (taskId: string, leaving: boolean) => {
    if (isDead) return new Promise<void>(() => {});
    sent.push(leaving ? `${taskId} leaving` : taskId);
    const problem = await answer(taskId);
    if (problem instanceof Error) throw problem;
  };
  const archiving = createArchiving({
    sendAll: createGentleSender({
      send: (taskId) => send(taskId, false),
      wait: (ms, signal) =>
        ms <= 0
          ? Promise.resolve()
          : new Promise((resolve) => {
              setTimeout(resolve, ms);
              signal.addEventListener('abort', () => resolve());
            }),
      now: Date.now,
      random: () => 1,
    }),
    sendLeaving: (taskId) => send(taskId, true),
    hidden: {
      hide: (ids) => [...ids].forEach((id) => hidden.add(id)),
      show: (ids) => [...ids].forEach((id) => hidden.delete(id)),
    },
    isHidden: (id) => hidden.has(id),
    tabs: alone ? undefined : { store: browser.openStore(), lock: locks.lock },
    schedule(run, ms) {
      const timer = setTimeout(() => !isDead && run(), ms);
      return () => clearTimeout(timer);
    },
    now: Date.now,
    newId: () => `batch ${(ids += 1)}`,
    changed: (taskIds) => changed.push(...taskIds),
    report: (error) => {
      throw error;
    },
  });
  archiving.start();
  return {
    archiving,
    sent,
    hidden,
    changed,
    close() {
      archiving.leave();
      isDead = true;
      locks.die();
    },
    crash() {
      isDead = true;
      locks.die();
    },
  };
}
let ids = 0;

const task = (id: string, status = 'completed') => ({ id, title: `Title of ${id}`, status: status as 'completed' });
const some = (count: number) => Array.from({ length: count }, (_, i) => task(`t${i}`));
const only = (archiving: Archiving) => archiving.batches()[0];
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);
const live = ({ archiving }: Rig) => archiving.find(only(archiving)?.id ?? '');

test('a task is hidden at once, sent after the whole hold, and stays hidden', async () => {
  const { archiving, sent, hidden, changed } = openTab();
  archiving.hold([task('a')]);
  expect([...hidden]).toEqual(['a']);
  await pass(HOLD_MS - 1);
  expect(sent).toEqual([]);
  await pass(1);
  expect([sent, changed, [...hidden]]).toEqual([['a'], ['a'], ['a']]);
  expect(archiving.batches()).toEqual([]);
});

test('five thousand are one batch with one summary, refusals named and shown again', async () => {
  const { archiving, sent, hidden } = openTab(createBrowser(), (id) =>
    id === 't7' ? new ApiProblem(403, 'Only the creator can.') : undefined,
  );
  archiving.hold(some(5_000));
  expect(only(archiving)).toMatchObject({ total: 5_000, left: 5_000, stage: { name: 'held' } });
  await pass(HOLD_MS);
  expect(sent).toHaveLength(5_000);
  expect(only(archiving)).toMatchObject({
    stage: { name: 'done' },
    archived: 4_999,
    refused: [{ id: 't7', title: 'Title of t7', reason: 'Only the creator can.', again: false }],
  });
  expect(hidden.has('t7')).toBe(false);
  expect(hidden.size).toBe(4_999);
});

test('what runs is not hidden, not sent, and named in the result', async () => {
  const { archiving, sent, hidden } = openTab();
  archiving.hold([task('a'), task('b', 'running'), task('c')]);
  expect([...hidden]).toEqual(['a', 'c']);
  await pass(HOLD_MS);
  expect(sent).toEqual(['a', 'c']);
  expect(only(archiving)).toMatchObject({
    archived: 2,
    refused: [{ id: 'b', reason: expect.stringContaining('running') }],
  });
});

test('what no longer fits the filter that selected it is not hidden, not sent, and named', async () => {
  const { archiving, sent, hidden } = openTab();
  archiving.hold([task('a'), task('b', 'running')], [task('c'), task('d')]);
  expect([...hidden]).toEqual(['a']);
  const batch = only(archiving);
  expect(batch && whatIsSeen(batch)).toBe('Archived 1 task, 1 still running, 2 no longer fit the filter');
  await pass(HOLD_MS);
  expect(sent).toEqual(['a']);
  expect(only(archiving)?.refused.map(({ id }) => id)).toEqual(['b', 'c', 'd']);
});

test('undo brings back all of a batch and sends none; another batch is left alone', async () => {
  const rig = openTab();
  rig.archiving.hold(some(3));
  rig.archiving.hold([task('other')]);
  expect(
    live(rig)
      ?.bringBack()
      .map(({ id }) => id),
  ).toEqual(['t0', 't1', 't2']);
  await pass(HOLD_MS);
  expect(rig.sent).toEqual(['other']);
  expect(rig.archiving.batches()).toEqual([]);
});

test('chosen ones are brought back, the rest goes when its time is up', async () => {
  const rig = openTab();
  rig.archiving.hold(some(3));
  live(rig)?.bringBack(new Set(['t1']));
  expect([...rig.hidden]).toEqual(['t0', 't2']);
  await pass(HOLD_MS);
  expect(rig.sent).toEqual(['t0', 't2']);
  expect(only(rig.archiving)).toMatchObject({ total: 2, archived: 2 });
});

test('time stands still while anything holds it, and goes on where it stood', async () => {
  const rig = openTab();
  rig.archiving.hold(some(2));
  await pass(5_000);
  live(rig)?.pause('focus');
  live(rig)?.pause('choosing');
  await pass(60_000);
  live(rig)?.goOn('choosing');
  await pass(60_000);
  expect(only(rig.archiving)?.stage).toEqual({ name: 'held', until: null, leftMs: 3_000 });
  live(rig)?.goOn('focus');
  await pass(2_999);
  expect(rig.sent).toEqual([]);
  await pass(1);
  expect(rig.sent).toEqual(['t0', 't1']);
});

test('stopped, what has not gone out comes back', async () => {
  const rig = openTab(createBrowser(), () => new Promise((resolve) => setTimeout(resolve, 100)));
  rig.archiving.hold(some(100));
  await pass(HOLD_MS + 250);
  live(rig)?.stop();
  await pass(1_000);
  expect(rig.sent).toHaveLength(12);
  expect(only(rig.archiving)).toMatchObject({ stage: { name: 'done' }, archived: 12, broughtBack: 88 });
  expect(rig.hidden.size).toBe(12);
});

test('what is on its way can not be brought back, and archiving twice sends once', async () => {
  const rig = openTab(createBrowser(), () => new Promise(() => {}));
  rig.archiving.hold([task('a')]);
  rig.archiving.hold([task('a')]);
  await pass(HOLD_MS);
  expect(live(rig)?.bringBack()).toEqual([]);
  expect(rig.sent).toEqual(['a']);
});

test('trying again takes the refused ones as a batch of their own', async () => {
  let isFull = true;
  const rig = openTab(createBrowser(), () => (isFull ? new ApiProblem(503, 'The disk is full.') : undefined));
  rig.archiving.hold(some(2));
  await pass(HOLD_MS + 60_000);
  const { id, refused } = only(rig.archiving) ?? { id: '', refused: [] };
  expect(refused.map(({ again }) => again)).toEqual([true, true]);
  isFull = false;
  rig.archiving.again(id, refused);
  await pass(HOLD_MS);
  expect(only(rig.archiving)).toMatchObject({ archived: 2, refused: [] });
});

test('what was refused and is being archived anew is not tried again beside it', async () => {
  let isFull = true;
  const rig = openTab(createBrowser(), () => (isFull ? new ApiProblem(503, 'The disk is full.') : undefined));
  rig.archiving.hold(some(2));
  await pass(HOLD_MS + 60_000);
  const { id, refused } = only(rig.archiving) ?? { id: '', refused: [] };
  isFull = false;
  rig.sent.length = 0;
  rig.archiving.hold([task('t0')]);
  const held = rig.archiving.batches().at(-1)?.id ?? '';
  rig.archiving.again(id, refused);
  rig.archiving.find(held)?.bringBack();
  await pass(HOLD_MS);
  expect(rig.sent).toEqual(['t1']);
  expect(rig.hidden.has('t0')).toBe(false);
});

test('leaving the page sends a single one; a batch is kept, and sent by the next page after a new hold', async () => {
  const browser = createBrowser();
  const first = openTab(browser);
  first.archiving.hold([task('single')]);
  first.archiving.hold(some(3));
  await pass(1_000);
  first.close();
  expect(first.sent).toEqual(['single leaving']);

  const second = openTab(browser);
  await pass(0);
  expect(only(second.archiving)).toMatchObject({ total: 3, takenUp: true, stage: { name: 'held' } });
  expect(second.hidden.size).toBe(3);
  await pass(HOLD_MS);
  expect(second.sent).toEqual(['t0', 't1', 't2']);
  expect(browser.kept.size).toBe(0);
});

test('a page that dies in the midst is followed where it stood, with what was refused', async () => {
  const browser = createBrowser();
  const slow = (id: string) =>
    new Promise((resolve) => setTimeout(resolve, 100, id === 't0' ? new ApiProblem(403, 'No.') : undefined));
  const first = openTab(browser, slow);
  const second = openTab(browser);
  first.archiving.hold(some(20));
  await pass(HOLD_MS + 250);
  expect(second.archiving.batches()).toEqual([]);
  first.close();
  await pass(0);
  expect(second.sent).toEqual(
    some(20)
      .slice(8)
      .map(({ id }) => id),
  );
  expect(only(second.archiving)).toMatchObject({ total: 20, archived: 19, takenUp: true, refused: [{ id: 't0' }] });
});

test('what was brought back is never sent, even if the page dies at that moment', async () => {
  const browser = createBrowser();
  const first = openTab(browser);
  first.archiving.hold(some(3));
  await pass(0);
  live(first)?.bringBack(new Set(['t0']));
  first.crash();
  const second = openTab(browser);
  await pass(HOLD_MS);
  expect(second.sent).toEqual(['t1', 't2']);
});

test('a batch that was undone or done is not taken up', async () => {
  const browser = createBrowser();
  const first = openTab(browser);
  first.archiving.hold(some(3));
  await pass(0);
  live(first)?.bringBack();
  first.archiving.hold(some(2));
  await pass(HOLD_MS);
  const second = openTab(browser);
  await pass(HOLD_MS);
  expect(second.archiving.batches()).toEqual([]);
  expect(second.sent).toEqual([]);
});

test.each(['no locks', 'a full browser'])('with %s, a batch is sent as the page closes', async (what) => {
  const browser = createBrowser();
  if (what === 'a full browser') browser.fill();
  const rig = openTab(browser, undefined, what === 'no locks');
  rig.archiving.hold(some(2));
  await pass(0);
  expect(only(rig.archiving)?.kept).toBe(false);
  rig.close();
  expect(rig.sent).toEqual(['t0 leaving', 't1 leaving']);
});

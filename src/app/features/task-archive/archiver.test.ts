import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ApiProblem } from '#contract/api-problem.ts';
import { batchText, tooLateText } from './archive-messages.ts';
import { createArchiver } from './archiver.ts';
import type { LeftBatch } from './batch-store.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

type Options = {
  canRestore?: boolean;
  stored?: LeftBatch[];
  isStoreFull?: boolean;
  /** Returned errors are thrown. */
  respond?: (request: string) => unknown;
};

/** Only `pass` advances the clock. */
function openPage({ canRestore = true, stored = [], isStoreFull = false, respond = () => undefined }: Options = {}) {
  const page = { canRestore, isDialogOpen: false };
  const requests: string[] = [];
  const hidden = new Set<string>();
  let most = 0;
  let running = 0;
  let ids = 0;
  async function request(text: string) {
    requests.push(text);
    running += 1;
    most = Math.max(most, running);
    const answer = await respond(text);
    running -= 1;
    if (answer instanceof Error) throw answer;
  }
  const archiver = createArchiver({
    archive: (taskId, isClosing) => request(`archive ${taskId}${isClosing ? ' while closing' : ''}`),
    restore: (taskId) => request(`restore ${taskId}`),
    canRestore: () => page.canRestore,
    hidden: {
      has: (taskId) => hidden.has(taskId),
      hide: (taskIds) => [...taskIds].forEach((id) => hidden.add(id)),
      show: (taskIds) => [...taskIds].forEach((id) => hidden.delete(id)),
    },
    onDone: () => {},
    store: {
      put(batch) {
        if (!isStoreFull) stored.push(batch);
        return !isStoreFull;
      },
      take: (onBatch) => stored.splice(0).forEach(onBatch),
    },
    isPaused: () => page.isDialogOpen,
    clock: { now: Date.now, wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)) },
    newId: () => `batch ${(ids += 1)}`,
    report(error) {
      throw error;
    },
  });
  return {
    page,
    archiver,
    requests,
    hidden,
    most: () => most,
    newest: () => archiver.batches().at(-1),
    undoNewest: () => archiver.undo(archiver.lastArchived()?.batch.id ?? ''),
    texts: () => archiver.batches().map(batchText),
  };
}

const task = (id: string, status: 'completed' | 'running' = 'completed') => ({ id, title: `Title of ${id}`, status });
const tasks = (count: number) => Array.from({ length: count }, (_, index) => task(`t${index}`));
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);
const slowly = () => new Promise((resolve) => setTimeout(resolve, 100));

test('archives at once with an API that can restore, and undo restores', async () => {
  const { archiver, requests, hidden, undoNewest, texts } = openPage();
  archiver.archive([task('a')]);
  expect([...hidden]).toEqual(['a']);
  await pass(0);
  expect(requests).toEqual(['archive a']);
  expect(texts()).toEqual(['Archived “Title of a”']);
  await pass(60_000);
  expect(undoNewest().map(({ id }) => id)).toEqual(['a']);
  expect([...hidden]).toEqual([]);
  await pass(0);
  expect(requests).toEqual(['archive a', 'restore a']);
  expect(texts()).toEqual(['Restored “Title of a”']);
});

test('undo during sending restores sent tasks after their response, and sends no others', async () => {
  const { archiver, requests, hidden, undoNewest } = openPage({ respond: slowly });
  archiver.archive(tasks(100));
  await pass(250);
  expect(undoNewest()).toHaveLength(100);
  expect(hidden.size).toBe(0);
  await pass(10_000);
  const of = (action: string) => requests.filter((request) => request.startsWith(action));
  expect(of('archive')).toHaveLength(12);
  expect(of('restore').map((request) => request.replace('restore', 'archive'))).toEqual(of('archive'));
  expect(requests.indexOf('restore t11')).toBeGreaterThan(requests.indexOf('archive t11'));
});

test('undo does not restore a task whose archiving the API refuses meanwhile', async () => {
  const respond = (request: string) =>
    slowly().then(() => request === 'archive a' && new ApiProblem(403, 'Not yours.'));
  const { archiver, requests, undoNewest, newest } = openPage({ respond });
  archiver.archive([task('a')]);
  await pass(50);
  undoNewest();
  await pass(1_000);
  expect(requests).toEqual(['archive a']);
  expect(newest()).toMatchObject({ action: 'restore', refused: [] });
});

test('hides and names a task that could not be restored', async () => {
  const respond = (request: string) => request === 'restore a' && new ApiProblem(403, 'Not yours.');
  const { archiver, hidden, undoNewest, texts } = openPage({ respond });
  archiver.archive([task('a')]);
  await pass(0);
  undoNewest();
  await pass(0);
  expect([...hidden]).toEqual(['a']);
  expect(texts()).toEqual(['“Title of a” was not restored. Not yours.']);
});

test('undo starts with the newest batch, and skips restored tasks', async () => {
  const { archiver, requests, undoNewest } = openPage();
  archiver.archive([task('a')]);
  archiver.archive([task('b')]);
  archiver.archive([task('c')]);
  await pass(0);
  archiver.restore([task('c')]);
  await pass(0);
  undoNewest();
  undoNewest();
  expect(undoNewest()).toEqual([]);
  await pass(0);
  expect(requests.slice(3)).toEqual(['restore c', 'restore b', 'restore a']);
});

test.each([
  [1, 8_000],
  [10, 8_000],
  [11, 20_000],
  [100, 20_000],
  [101, 60_000],
])('waits with %i tasks for %i ms if the API cannot restore', async (count, ms) => {
  const { archiver, requests, hidden } = openPage({ canRestore: false });
  archiver.archive(tasks(count));
  expect(hidden.size).toBe(count);
  await pass(ms - 1);
  expect(requests).toEqual([]);
  await pass(1);
  expect(requests).toHaveLength(count);
});

test('undo during the wait sends nothing', async () => {
  const { archiver, requests, hidden, undoNewest } = openPage({ canRestore: false });
  archiver.archive(tasks(3));
  await pass(7_999);
  expect(undoNewest().map(({ id }) => id)).toEqual(['t0', 't1', 't2']);
  await pass(60_000);
  expect([requests, [...hidden], archiver.batches()]).toEqual([[], [], []]);
});

test('pauses the wait while a dialog is open', async () => {
  const { page, archiver, requests, newest } = openPage({ canRestore: false });
  archiver.archive([task('a')]);
  await pass(5_000);
  page.isDialogOpen = true;
  await pass(60_000);
  expect(newest()).toMatchObject({ stage: 'waiting', isPaused: true, secondsLeft: 3 });
  page.isDialogOpen = false;
  await pass(2_999);
  expect(requests).toEqual([]);
  await pass(1);
  expect(requests).toEqual(['archive a']);
});

test('undo after the wait reports that it is too late', async () => {
  const { archiver, undoNewest } = openPage({ canRestore: false });
  archiver.archive([task('a')]);
  await pass(8_000);
  expect(undoNewest()).toEqual([]);
  const last = archiver.lastArchived();
  expect(last?.canUndo).toBe(false);
  expect(last && tooLateText(last.batch)).toBe('Too late to undo: “Title of a” has been archived.');
});

test('ends the wait when the API is known to restore', async () => {
  const { page, archiver, requests } = openPage({ canRestore: false });
  archiver.archive([task('a')]);
  page.canRestore = true;
  await pass(500);
  expect(requests).toEqual(['archive a']);
});

test('undo during sending keeps unsent tasks if the API cannot restore', async () => {
  const { archiver, requests, hidden, undoNewest, texts } = openPage({ canRestore: false, respond: slowly });
  archiver.archive(tasks(9));
  await pass(8_050);
  expect(undoNewest()).toHaveLength(5);
  await pass(1_000);
  expect(requests).toHaveLength(4);
  expect(hidden.size).toBe(4);
  expect(texts()).toEqual(['4 tasks archived, 5 kept']);
});

test('keeps and names running tasks and those that no longer match', async () => {
  const { archiver, requests, hidden, texts, newest } = openPage({ canRestore: false });
  archiver.archive([task('a'), task('b', 'running')], [task('c'), task('d')]);
  expect([...hidden]).toEqual(['a']);
  expect(texts()).toEqual(['Archived 1 task, 1 still running, 2 no longer match the filter']);
  await pass(8_000);
  expect(requests).toEqual(['archive a']);
  expect(texts()).toEqual(['1 task archived, 3 not archived']);
  expect(newest()?.refused.map(({ id }) => id)).toEqual(['b', 'c', 'd']);
});

test('sends a thousand tasks in order, four at a time, and shows and names a refused one', async () => {
  const respond = (request: string) => request === 'archive t7' && new ApiProblem(403, 'Not yours.');
  const { archiver, requests, hidden, newest, most } = openPage({ respond });
  archiver.archive(tasks(1_000));
  await pass(0);
  expect(requests).toEqual(tasks(1_000).map(({ id }) => `archive ${id}`));
  expect(most()).toBe(4);
  expect(hidden.size).toBe(999);
  expect(newest()).toMatchObject({
    stage: 'done',
    succeeded: 999,
    refused: [{ id: 't7', title: 'Title of t7', reason: { message: 'Not yours.' }, canRetry: false }],
  });
});

test('a 429 stops all requests as long as the API asks', async () => {
  let count = 0;
  const respond = () => (count += 1) === 2 && new ApiProblem(429, 'Slow down.', 30_000);
  const { archiver, requests, texts, newest } = openPage({ respond });
  archiver.archive(tasks(20));
  await pass(29_999);
  expect(requests).toHaveLength(4);
  expect(texts()[0]).toContain('the API asked to wait');
  await pass(1);
  expect(requests).toHaveLength(21);
  expect(newest()).toMatchObject({ stage: 'done', succeeded: 20, refused: [] });
});

test('sends a temporary failure five times, then offers a retry', async () => {
  let isBroken = true;
  const { archiver, requests, texts } = openPage({
    respond: (request) => isBroken && request === 'archive a' && new ApiProblem(503, 'The disk is full.'),
  });
  archiver.archive([task('a'), task('b')]);
  await pass(60_000);
  expect(requests.filter((request) => request === 'archive a')).toHaveLength(5);
  expect(texts()).toEqual(['1 task archived, 1 not archived']);
  isBroken = false;
  archiver.retry(archiver.batches()[0]?.id ?? '');
  await pass(0);
  expect(texts()).toEqual(['1 task archived', 'Archived “Title of a”']);
});

test('repeats a request without a response', async () => {
  let count = 0;
  const { archiver, texts } = openPage({ respond: () => (count += 1) === 1 && new ApiProblem(0, 'No answer.') });
  archiver.archive([task('a')]);
  await pass(10_000);
  expect(count).toBe(2);
  expect(texts()).toEqual(['Archived “Title of a”']);
});

test('archiving a task twice sends one request', async () => {
  const { archiver, requests } = openPage();
  archiver.archive([task('a')]);
  archiver.archive([task('a')]);
  await pass(0);
  expect(requests).toEqual(['archive a']);
});

test('a closing page sends a few requests, and leaves large batches to the next page', async () => {
  const stored: LeftBatch[] = [];
  const first = openPage({ canRestore: false, stored });
  first.archiver.archive(tasks(11));
  first.archiver.archive([task('single')]);
  await pass(1_000);
  first.archiver.leave();
  await pass(60_000);
  expect(first.requests).toEqual(['archive single while closing']);

  const second = openPage({ canRestore: false, stored });
  second.archiver.resume();
  expect(second.texts()).toEqual(['Archived 11 tasks (resumed)']);
  expect(second.hidden.size).toBe(11);
  await pass(20_000);
  expect(second.requests).toHaveLength(11);
  expect(stored).toEqual([]);
});

test('the next page continues restoring', async () => {
  const stored: LeftBatch[] = [];
  const first = openPage({ stored });
  first.archiver.archive(tasks(20));
  await pass(0);
  first.undoNewest();
  first.archiver.leave();
  const second = openPage({ stored });
  second.archiver.resume();
  await pass(0);
  const restored = [...first.requests, ...second.requests].filter((request) => request.startsWith('restore'));
  expect(restored.toSorted()).toEqual(
    tasks(20)
      .map(({ id }) => `restore ${id}`)
      .toSorted(),
  );
});

test('does not leave undone tasks to the next page', async () => {
  const stored: LeftBatch[] = [];
  const { archiver, undoNewest } = openPage({ canRestore: false, stored });
  archiver.archive(tasks(50));
  undoNewest();
  archiver.leave();
  expect(stored).toEqual([]);
});

test('a closing page sends a large batch if the browser stores nothing', async () => {
  const { archiver, requests } = openPage({ canRestore: false, isStoreFull: true });
  archiver.archive(tasks(11));
  archiver.leave();
  expect(requests).toHaveLength(11);
});

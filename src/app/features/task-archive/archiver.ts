import PQueue from 'p-queue';
import { ApiProblem } from '#contract/api-problem.ts';
import { isRunning } from '#contract/task.ts';
import { mayPass, retryDelay } from '#app/data/query-client.ts';
import { taskTitle } from '#app/data/task-title.ts';
import type { Archivable } from '#app/entities/task/archive-tasks.ts';
import type { Batch, NamedTask, Refusal, RefusalReason } from './batch.ts';
import type { BatchStore } from './batch-store.ts';

/** A browser opens six connections to a host; lists and streams need some. */
const CONCURRENCY = 4;
/** For temporary failures. A 429 is not counted. */
const ATTEMPTS = 5;
const TICK_MS = 500;
/** Requests that a closing page sends. The next page sends the others. */
const SENT_ON_CLOSE = 10;

export type ArchiverDeps = {
  /** `isClosing`: the page won't receive the response. */
  archive: (taskId: string, isClosing: boolean) => Promise<void>;
  restore: (taskId: string) => Promise<void>;
  canRestore: () => boolean;
  hidden: {
    has: (taskId: string) => boolean;
    hide: (taskIds: Iterable<string>) => void;
    show: (taskIds: Iterable<string>) => void;
  };
  onDone: (action: Batch['action'], taskIds: ReadonlySet<string>) => void;
  store: BatchStore;
  isPaused: () => boolean;
  clock: { now: () => number; wait: (ms: number) => Promise<void> };
  newId: () => string;
  report: (error: unknown) => void;
};

export type Archiver = ReturnType<typeof createArchiver>;

/** Tasks removed from `unsent` are never sent. `sent` excludes those that the API refused. */
type Work = { batch: Batch; unsent: Map<string, NamedTask>; sent: Map<string, NamedTask> };

/** Milliseconds until tasks are archived by an API that can't restore. */
function undoableForMs(count: number): number {
  if (count <= 10) return 8_000;
  return count <= 100 ? 20_000 : 60_000;
}

/**
 * Hides archived tasks at once. If the API can restore, requests go out at once and undo restores; else they wait, and
 * undo cancels unsent ones.
 */
export function createArchiver(deps: ArchiverDeps) {
  const { hidden, clock } = deps;
  const queue = new PQueue({ concurrency: CONCURRENCY });
  const works = new Map<string, Work>();
  const listeners = new Set<() => void>();
  /** Pending requests. Each resolves with whether the API refused. */
  const archiving = new Map<string, Promise<boolean>>();
  let batches: readonly Batch[] = [];
  let askedToWait = 0;

  function publish() {
    batches = [...works.values()].map(({ batch }) => batch);
    for (const listener of listeners) listener();
  }

  function update(work: Work, change: Partial<Batch>) {
    work.batch = { ...work.batch, ...change };
    if (works.has(work.batch.id)) publish();
  }

  function begin(
    action: Batch['action'],
    tasks: readonly NamedTask[],
    refused: readonly Refusal[] = [],
    isContinued = false,
  ) {
    const first = tasks[0] ?? refused[0];
    if (first === undefined) return;
    const batch: Batch = {
      id: deps.newId(),
      action,
      stage: tasks.length === 0 ? 'done' : action === 'restore' || deps.canRestore() ? 'sending' : 'waiting',
      secondsLeft: undoableForMs(tasks.length) / 1000,
      isPaused: false,
      first,
      total: tasks.length + refused.length,
      succeeded: 0,
      refused,
      stopped: 0,
      isContinued,
    };
    const work: Work = { batch, unsent: new Map(tasks.map((task) => [task.id, task])), sent: new Map() };
    if (action === 'archive') hidden.hide(work.unsent.keys());
    else forget(work.unsent.keys());
    works.set(batch.id, work);
    publish();
    run(work).catch(deps.report);
  }

  /** Shows tasks that are being restored. Earlier batches no longer undo them. */
  function forget(taskIds: Iterable<string>) {
    const ids = [...taskIds];
    for (const { sent } of works.values()) for (const id of ids) sent.delete(id);
    hidden.show(ids);
  }

  async function run(work: Work) {
    await countDown(work);
    if (work.unsent.size === 0) return;
    update(work, { stage: 'sending', isPaused: false });
    const perform = work.batch.action === 'archive' ? archive : restore;
    await Promise.all([...work.unsent.keys()].map((taskId) => queue.add(() => perform(work, taskId))));
    finish(work);
  }

  function finish(work: Work) {
    update(work, { stage: 'done', isPaused: false });
    deps.onDone(work.batch.action, new Set(work.sent.keys()));
  }

  async function countDown(work: Work) {
    let leftMs = undoableForMs(work.unsent.size);
    let before = clock.now();
    while (work.batch.stage === 'waiting' && leftMs > 0 && work.unsent.size > 0 && !deps.canRestore()) {
      await clock.wait(TICK_MS);
      const isPaused = deps.isPaused();
      if (!isPaused) leftMs -= clock.now() - before;
      before = clock.now();
      update(work, { isPaused, secondsLeft: Math.max(0, Math.ceil(leftMs / 1000)) });
    }
  }

  async function archive(work: Work, taskId: string, isClosing = false) {
    const sending = send(
      work,
      taskId,
      () => deps.archive(taskId, isClosing),
      () => hidden.show([taskId]),
    );
    archiving.set(taskId, sending);
    await sending;
    archiving.delete(taskId);
  }

  /** Waits for a pending request to archive the task. */
  async function restore(work: Work, taskId: string) {
    const wasRefused = (await archiving.get(taskId)) === true;
    const request = () => (wasRefused ? Promise.resolve() : deps.restore(taskId));
    await send(work, taskId, request, () => hidden.hide([taskId]));
  }

  /** Skips a task that was taken back. Returns whether it was refused. */
  async function send(
    work: Work,
    taskId: string,
    request: () => Promise<void>,
    onRefused: () => void,
  ): Promise<boolean> {
    const task = work.unsent.get(taskId);
    if (task === undefined) return false;
    work.unsent.delete(taskId);
    work.sent.set(taskId, task);
    try {
      await retry(work, request);
      update(work, { succeeded: work.batch.succeeded + 1 });
      return false;
    } catch (error) {
      work.sent.delete(taskId);
      const canRetry = mayPass(error);
      const reason = { message: error instanceof Error ? error.message : String(error) };
      update(work, { refused: [...work.batch.refused, { ...task, reason, canRetry }] });
      onRefused();
      return !canRetry;
    }
  }

  /** Retries temporary failures until the batch is undone. While the API asks to wait, no other request starts. */
  async function retry(work: Work, request: () => Promise<void>): Promise<void> {
    for (let attempt = 1, failures = 0; ; attempt += 1) {
      try {
        return await request();
      } catch (error) {
        const isRateLimited = error instanceof ApiProblem && error.status === 429;
        if (!isRateLimited) failures += 1;
        if (!mayPass(error) || failures >= ATTEMPTS || !works.has(work.batch.id)) throw error;
        if (!isRateLimited) {
          await clock.wait(retryDelay(attempt, error));
          continue;
        }
        askedToWait += 1;
        queue.pause();
        update(work, { isPaused: true });
        await clock.wait(retryDelay(attempt, error));
        update(work, { isPaused: false });
        askedToWait -= 1;
        if (askedToWait === 0) queue.start();
      }
    }
  }

  const isUndoable = ({ batch, unsent, sent }: Work) =>
    batch.action === 'archive' && (unsent.size > 0 || (sent.size > 0 && deps.canRestore()));

  return {
    /** Skips tasks that run, no longer match (`unmatched`), or are being archived already. */
    archive(tasks: readonly Archivable[], unmatched: readonly Archivable[] = []) {
      const refuse = (reason: RefusalReason) => (task: Archivable) => ({ ...named(task), reason, canRetry: false });
      const shown = tasks.filter(({ id }) => !hidden.has(id));
      begin('archive', shown.filter((task) => !isRunning(task)).map(named), [
        ...shown.filter(isRunning).map(refuse('still-running')),
        ...unmatched.filter(({ id }) => !hidden.has(id)).map(refuse('no-longer-matches')),
      ]);
    },

    restore: (tasks: readonly Archivable[]) => begin('restore', tasks.map(named)),

    /** Sends temporary refusals again. */
    retry(batchId: string) {
      const work = works.get(batchId);
      if (work === undefined) return;
      const { action, refused } = work.batch;
      const again = refused.filter(({ id, canRetry }) => canRetry && (action === 'restore' || !hidden.has(id)));
      works.delete(batchId);
      if (work.sent.size > 0) {
        works.set(batchId, work);
        update(work, { refused: refused.filter(({ canRetry }) => !canRetry) });
      }
      publish();
      begin(action, again);
    },

    /** The newest batch that can be undone, else the newest. */
    lastArchived(): { batch: Batch; canUndo: boolean } | undefined {
      const archived = [...works.values()].filter(
        ({ batch, sent, unsent }) => batch.action === 'archive' && sent.size + unsent.size > 0,
      );
      const last = archived.findLast(isUndoable) ?? archived.at(-1);
      return last && { batch: last.batch, canUndo: isUndoable(last) };
    },

    /** Returns the tasks that are in the lists again. */
    undo(batchId: string): readonly NamedTask[] {
      const work = works.get(batchId);
      if (work === undefined || !isUndoable(work)) return [];
      const [unsent, sent] = [[...work.unsent.values()], [...work.sent.values()]];
      work.unsent.clear();
      hidden.show(unsent.map(({ id }) => id));
      if (sent.length > 0 && !deps.canRestore()) {
        update(work, { stopped: unsent.length });
        return unsent;
      }
      works.delete(batchId);
      publish();
      begin('restore', sent);
      return [...sent, ...unsent];
    },

    /** Oldest first. Returns the same array until something changes. */
    batches: () => batches,
    find: (batchId: string) => works.get(batchId)?.batch,

    canUndo(batchId: string): boolean {
      const work = works.get(batchId);
      return work !== undefined && isUndoable(work);
    },

    subscribe(listener: () => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },

    /** Sends a few requests, and leaves the tasks of large batches to the next page. */
    leave() {
      for (const work of [...works.values()].filter(({ unsent }) => unsent.size > 0)) {
        const { batch, unsent } = work;
        const { action, refused } = batch;
        const tasks = [...unsent.values()];
        if (tasks.length > SENT_ON_CLOSE && deps.store.put({ action, tasks, refused })) {
          unsent.clear();
          works.delete(batch.id);
        } else {
          const sending = tasks.map(({ id }) => (action === 'archive' ? archive(work, id, true) : restore(work, id)));
          Promise.all(sending).then(() => finish(work), deps.report);
        }
      }
      publish();
    },

    /** Continues what closed pages left. */
    resume: () => deps.store.take(({ action, tasks, refused }) => begin(action, tasks, refused, true)),
  };
}

function named(task: Archivable): NamedTask {
  return { id: task.id, title: taskTitle(task) };
}

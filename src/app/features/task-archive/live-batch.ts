import { mayPass } from '#app/data/query-client.ts';
import type { Batch, BatchStore, KeptBatch, Named, Pause, Refusal } from './batch.ts';
import type { GentleSender } from './gentle-sender.ts';

/** How long an archiving can be taken back, in milliseconds: the API has no way to. */
export const HOLD_MS = 8_000;
/** How often it is kept what has become of a batch that is being sent, in milliseconds. */
const KEEP_EVERY_MS = 1_000;

export type LiveBatchDeps = {
  sendAll: GentleSender;
  /** Asks the API to archive, by a request that outlives the page. */
  sendLeaving: (taskId: string) => Promise<void>;
  /** The tasks that no list shows. */
  hidden: { hide: (taskIds: Iterable<string>) => void; show: (taskIds: Iterable<string>) => void };
  /** Runs something later; answers what cancels it. */
  schedule: (run: () => void, ms: number) => () => void;
  now: () => number;
  /** The API may tell something else of these now. */
  changed: (taskIds: ReadonlySet<string>) => void;
  report: (error: unknown) => void;
};

export type LiveBatch = {
  /** The same until something changes. */
  view: () => Batch;
  /** What can still be brought back, in order. */
  left: () => readonly Named[];
  /** Counts down, then sends. */
  hold: () => void;
  send: () => void;
  /** From here on it outlives the page, where the store takes it. */
  keepIn: (store: BatchStore) => void;
  pause: (why: Pause) => void;
  goOn: (why: Pause) => void;
  /** Shows these again, or all, and never sends them. Nothing where it is too late. Answers those that are back, in order. */
  bringBack: (taskIds?: ReadonlySet<string>) => readonly Named[];
  /** Sends no more: what has not gone out comes back. */
  stop: () => void;
  /** The page closes: sends what nobody else would. */
  leave: () => void;
  /** When nothing is left to be done. */
  ended: Promise<void>;
};

/** One batch: hidden from its first moment, then held, then sent. `begun`: what became of it before, on a page that was closed. */
export function createLiveBatch(
  { sendAll, sendLeaving, hidden, schedule, now, changed, report }: LiveBatchDeps,
  { id, left: tasks, archived, refused, takenUp }: { id: string; takenUp: boolean } & Omit<KeptBatch, 'stage'>,
  onChange: () => void,
): LiveBatch {
  const left = new Map(tasks.map((task) => [task.id, task]));
  const sent = new Set<string>();
  const pauses = new Set<Pause>();
  const stopped = new AbortController();
  let store: BatchStore | undefined;
  let keptAt = 0;
  let isOver = false;
  let cancelHold = () => {};
  let end = () => {};
  const ended = new Promise<void>((resolve) => (end = resolve));
  let batch: Batch = {
    id,
    takenUp,
    archived,
    refused,
    first: tasks[0] ?? refused[0] ?? { id, title: id },
    left: left.size,
    total: left.size + archived + refused.length,
    broughtBack: 0,
    kept: false,
    stage: { name: 'held', until: null, leftMs: HOLD_MS },
  };

  function change(how: Partial<Batch>) {
    batch = { ...batch, ...how, left: left.size };
    onChange();
  }

  function keep(): boolean {
    if (store === undefined) return false;
    const stage = batch.stage.name === 'held' ? 'held' : 'sending';
    keptAt = now();
    return store.write(id, { stage, left: [...left.values()], archived: batch.archived, refused: [...batch.refused] });
  }

  function hold(leftMs: number) {
    cancelHold();
    const runs = pauses.size === 0;
    if (runs) cancelHold = schedule(() => send().catch(report), leftMs);
    change({ stage: { name: 'held', until: runs ? now() + leftMs : null, leftMs } });
  }

  async function send() {
    change({ stage: { name: 'sending', waitsUntil: 0, stopping: false } });
    keep();
    for (const taskId of left.keys()) sent.add(taskId);
    await sendAll([...left.keys()], stopped.signal, {
      done: settleArchived,
      refused: settleRefused,
      waits: (waitsUntil) => change({ stage: { name: 'sending', waitsUntil, stopping: stopped.signal.aborted } }),
    });
    finish({ broughtBack: giveBack(left.keys()).length });
  }

  function settleArchived(taskId: string) {
    if (left.delete(taskId)) settle({ archived: batch.archived + 1 });
  }

  function settleRefused(taskId: string, error: unknown) {
    const [task] = giveBack([taskId]);
    if (task === undefined) return;
    const reason = error instanceof Error ? error.message : String(error);
    settle({ refused: [...batch.refused, { ...task, reason, again: mayPass(error) } satisfies Refusal] });
  }

  function settle(how: Partial<Batch>) {
    change(how);
    if (now() - keptAt >= KEEP_EVERY_MS) keep();
  }

  /** Takes them out before they show: what is seen again is never sent. */
  function giveBack(taskIds: Iterable<string>): readonly Named[] {
    const back = [...taskIds].flatMap((taskId) => left.get(taskId) ?? []);
    for (const task of back) left.delete(task.id);
    hidden.show(back.map((task) => task.id));
    return back;
  }

  function finish(how: Partial<Batch> = {}) {
    if (isOver) return;
    isOver = true;
    store?.drop(id);
    change({ ...how, stage: { name: 'done' } });
    if (sent.size > 0) changed(sent);
    end();
  }

  hidden.hide(left.keys());

  return {
    view: () => batch,
    left: () => [...left.values()],
    hold: () => (left.size > 0 ? hold(HOLD_MS) : finish()),
    send: () => void send().catch(report),
    ended,

    keepIn(kept) {
      if (isOver) return;
      store = kept;
      change({ kept: keep() });
    },

    pause(why) {
      const { stage } = batch;
      pauses.add(why);
      if (stage.name === 'held' && stage.until !== null) hold(Math.max(0, stage.until - now()));
    },

    goOn(why) {
      const { stage } = batch;
      pauses.delete(why);
      if (stage.name === 'held' && stage.until === null && pauses.size === 0) hold(stage.leftMs);
    },

    bringBack(taskIds = new Set(left.keys())) {
      if (batch.stage.name !== 'held') return [];
      const back = giveBack(taskIds);
      if (left.size > 0) {
        keep();
        change({ total: batch.total - back.length });
      } else {
        cancelHold();
        finish({ total: 0, refused: [] });
      }
      return back;
    },

    stop() {
      if (batch.stage.name !== 'sending') return;
      stopped.abort();
      change({ stage: { ...batch.stage, stopping: true } });
    },

    leave() {
      if (isOver) return;
      if (batch.kept) {
        keep();
        return;
      }
      cancelHold();
      const taskIds = [...left.keys()];
      for (const taskId of taskIds) sent.add(taskId);
      const sending = taskIds.map((taskId) =>
        sendLeaving(taskId).then(
          () => settleArchived(taskId),
          (error: unknown) => settleRefused(taskId, error),
        ),
      );
      // Where the page comes back after all, it says what became of them.
      void Promise.all(sending).then(() => finish());
    },
  };
}

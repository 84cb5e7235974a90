import type { Outgoing } from './outgoing.ts';
import type { Doing, DrainDeps, DrainFrame } from './drain-deps.ts';
import { drainTask } from './drain-task.ts';

export type DrainsDeps = DrainDeps & {
  /** Runs `run` while no other tab holds the lock of this name; rejects where the signal aborts before. */
  lock: (name: string, signal: AbortSignal, run: () => Promise<void>) => Promise<void>;
  report: (error: unknown) => void;
};

type Hears = {
  say: (sendId: string, doing: Doing) => void;
  changed: (taskId: string) => void;
  accepted: (turn: Outgoing) => void;
};

export type Drains = {
  /** Drains run until the signal aborts. */
  start: (signal: AbortSignal) => void;
  /** Something happened on a task: its drain begins, or looks again at once. */
  kick: (taskId: string) => void;
  /** A fresh record of a task is known. */
  recordChanged: (taskId: string) => void;
  /** The operator wants the upload of a turn stopped. */
  cancel: (taskId: string, sendId: string) => void;
};

/** `pending`: something happened that the drain has not looked at yet; `record`: only a new record did. */
type Drain = { pending: boolean; record: boolean; wake: () => void; cancels: Map<string, () => void> };

/** How long it is waited before a drain that broke off by a fault of ours begins again, in milliseconds. */
const AFTER_FAULT_MS = 10_000;

/** This tab's drains, one a task, each run while the tab holds the task's lock: one sender across all tabs. */
export function createDrains(deps: DrainsDeps, { say, changed, accepted }: Hears): Drains {
  const drains = new Map<string, Drain>();
  let signal = AbortSignal.abort();

  function kick(taskId: string) {
    const drain = drains.get(taskId);
    if (drain === undefined) begin(taskId);
    else {
      drain.pending = true;
      drain.wake();
    }
  }

  function begin(taskId: string) {
    if (signal.aborted) return;
    const mine: Drain = { pending: false, record: false, wake: () => undefined, cancels: new Map() };
    const frame = frameOf(taskId, mine, signal);
    drains.set(taskId, mine);
    deps
      .lock(`outbox/${taskId}`, signal, async () => {
        mine.pending = false;
        await drainTask(deps, taskId, frame);
      })
      .catch(async (error: unknown) => {
        if (frame.signal.aborted) return;
        deps.report(error);
        await deps.wait(AFTER_FAULT_MS, frame.signal);
        mine.pending = true;
      })
      .finally(() => {
        if (drains.get(taskId) !== mine) return;
        drains.delete(taskId);
        if (mine.pending) begin(taskId);
      })
      .catch(deps.report);
  }

  function frameOf(taskId: string, drain: Drain, until: AbortSignal): DrainFrame {
    return {
      signal: until,
      say,
      changed: () => changed(taskId),
      accepted,
      onCancel(sendId, cancel) {
        drain.cancels.set(sendId, cancel);
        return () => drain.cancels.delete(sendId);
      },
      async pause(ms, wakesOnRecord) {
        const waker = new AbortController();
        const look = () => {
          if (drain.pending || (wakesOnRecord && drain.record)) waker.abort();
        };
        drain.wake = look;
        look();
        await deps.wait(ms, AbortSignal.any([until, waker.signal]));
        const woken = waker.signal.aborted;
        if (woken) [drain.pending, drain.record] = [false, false];
        return woken ? 'woken' : 'ran out';
      },
    };
  }

  return {
    start(next) {
      signal = next;
      drains.clear();
    },
    kick,
    cancel: (taskId, sendId) => drains.get(taskId)?.cancels.get(sendId)?.(),
    recordChanged(taskId) {
      const drain = drains.get(taskId);
      if (drain === undefined) return;
      drain.record = true;
      drain.wake();
    },
  };
}

import type PQueue from 'p-queue';
import type { Outgoing, SendActivity } from './outgoing.ts';
import { sendTurns } from './send-turns.ts';
import type { OutboxCallbacks, SenderDeps } from './sender-deps.ts';

export type SendersDeps = SenderDeps & {
  /** Runs while no other tab holds the lock. Rejects if the signal aborts first. */
  lock: (name: string, signal: AbortSignal, run: () => Promise<void>) => Promise<void>;
  report: (error: unknown) => void;
};

type Listeners = {
  setActivity: (sendId: string, activity: SendActivity) => void;
  onChange: (taskId: string) => void;
  onAccepted: (turn: Outgoing) => void;
};

export type Senders = {
  start: (signal: AbortSignal) => void;
  /** Starts the task's sender, or makes it read the stored turns again. */
  wake: (taskId: string) => void;
  onRecord: (taskId: string) => void;
  cancelUpload: (taskId: string, sendId: string) => void;
};

/** `isWoken`: something new happened; `hasRecord`: only a new record came. */
type Sender = { isWoken: boolean; hasRecord: boolean; check: () => void; cancels: Map<string, () => void> };

/** Posts of batches at a time: a browser opens about six connections. */
const BATCH_POSTS = 3;
/** Milliseconds until a sender restarts after an unexpected error. */
const AFTER_ERROR_MS = 10_000;

/** One sender per task. Each holds its task's lock, so that no other tab sends. */
export function createSenders(deps: SendersDeps, { setActivity, onChange, onAccepted }: Listeners): Senders {
  const senders = new Map<string, Sender>();
  let signal = AbortSignal.abort();
  let batches: PQueue | undefined;

  function wake(taskId: string) {
    const sender = senders.get(taskId);
    if (sender === undefined) run(taskId);
    else {
      sender.isWoken = true;
      sender.check();
    }
  }

  function run(taskId: string) {
    if (signal.aborted) return;
    const sender: Sender = { isWoken: false, hasRecord: false, check: () => undefined, cancels: new Map() };
    const callbacks = callbacksOf(taskId, sender, signal);
    senders.set(taskId, sender);
    deps
      .lock(`outbox/${taskId}`, signal, async () => {
        sender.isWoken = false;
        await sendTurns(deps, taskId, callbacks);
      })
      .catch(async (error: unknown) => {
        if (callbacks.signal.aborted) return;
        deps.report(error);
        await deps.wait(AFTER_ERROR_MS, callbacks.signal);
        sender.isWoken = true;
      })
      .finally(() => {
        if (senders.get(taskId) !== sender) return;
        senders.delete(taskId);
        if (sender.isWoken) run(taskId);
      })
      .catch(deps.report);
  }

  function callbacksOf(taskId: string, sender: Sender, until: AbortSignal): OutboxCallbacks {
    return {
      signal: until,
      setActivity,
      onChange: () => onChange(taskId),
      onAccepted,
      async inBatch(post) {
        const { default: Queue } = await import('p-queue');
        batches ??= new Queue({ concurrency: BATCH_POSTS });
        return batches.add(post, { signal: until });
      },
      onCancel(sendId, cancel) {
        sender.cancels.set(sendId, cancel);
        return () => sender.cancels.delete(sendId);
      },
      async pause(ms, wakesOnRecord) {
        const waker = new AbortController();
        sender.check = () => {
          if (sender.isWoken || (wakesOnRecord && sender.hasRecord)) waker.abort();
        };
        sender.check();
        await deps.wait(ms, AbortSignal.any([until, waker.signal]));
        const isWoken = waker.signal.aborted;
        if (isWoken) [sender.isWoken, sender.hasRecord] = [false, false];
        return isWoken ? 'woken' : 'timed out';
      },
    };
  }

  return {
    start(next) {
      signal = next;
      senders.clear();
    },
    wake,
    cancelUpload: (taskId, sendId) => senders.get(taskId)?.cancels.get(sendId)?.(),
    onRecord(taskId) {
      const sender = senders.get(taskId);
      if (sender === undefined) return;
      sender.hasRecord = true;
      sender.check();
    },
  };
}

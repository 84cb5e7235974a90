import type { KnownPart } from '#contract/task-event.ts';
import type { RecordedPart } from '#contract/task.ts';
import type { Clock } from '../domain/clock.ts';

const BATCH_MS = 25;
const BATCH_PARTS = 64;
/** Parts that may wait for the database before the engine has to. */
const BACKLOG_PARTS = 256;

/**
 * The recorded parts of a running turn. They are stored in batches, and only stored parts are shown: a reader comes
 * with an offset, takes what is there, and waits to be woken when there is more. It owns no buffer.
 */
export interface TurnLog {
  /** Records a part (none once the end is being stored); waits where the database lags behind. Rejects when storing has failed. */
  append(part: KnownPart): Promise<void>;
  /** Waits for the batch under way, and takes what is not stored yet: whoever ends the turn stores it with the end. */
  takeUnstored(): Promise<RecordedPart[]>;
  /** Shows the last parts, stored by now, and tells readers that nothing follows. */
  close(last: readonly RecordedPart[]): void;
  isClosed(): boolean;
  read(offset: number, limit: number): readonly RecordedPart[];
  /** Resolves when there is something after the offset, when the log closes, or when the signal aborts. */
  changed(offset: number, signal: AbortSignal): Promise<void>;
}

export interface TurnLogOptions {
  /** Parts that are stored already. */
  opening: readonly RecordedPart[];
  store(parts: readonly RecordedPart[]): Promise<void>;
  clock: Clock;
  /** When the turn started, on the monotonic clock. */
  startedAt: number;
}

export function createTurnLog({ opening, store, clock, startedAt }: TurnLogOptions): TurnLog {
  const stored: RecordedPart[] = [...opening];
  let unstored: RecordedPart[] = [];
  let next = opening.length;
  /** No more is taken in. */
  let sealed = false;
  /** Everything is stored, the end too. */
  let ended = false;
  let failure: unknown;
  let batch: Promise<void> | undefined;
  let waiting = false;
  const readers = new Set<() => void>();

  const wake = () => {
    for (const reader of readers) reader();
  };

  /** One batch at a time, so that parts are stored in order. */
  function storeBatch(): Promise<void> {
    batch ??= write().finally(() => {
      batch = undefined;
      if (unstored.length > 0) void schedule();
    });
    return batch;
  }

  async function write(): Promise<void> {
    const taken = unstored;
    if (taken.length === 0) return;
    unstored = [];
    try {
      await store(taken);
      stored.push(...taken);
      wake();
    } catch (error) {
      unstored = [...taken, ...unstored];
      failure = error;
    }
  }

  async function schedule(): Promise<void> {
    if (waiting || sealed || failure !== undefined) return;
    waiting = true;
    await clock.sleep(BATCH_MS);
    waiting = false;
    if (!sealed) await storeBatch();
  }

  return {
    async append(part) {
      if (sealed) return;
      unstored.push({ offset: next, at: Math.round(clock.elapsed() - startedAt), part });
      next += 1;
      if (unstored.length >= BACKLOG_PARTS) await storeBatch();
      else if (unstored.length >= BATCH_PARTS) void storeBatch();
      else void schedule();
      if (failure !== undefined) throw failure;
    },

    async takeUnstored() {
      sealed = true;
      await batch;
      const taken = unstored;
      unstored = [];
      return taken;
    },

    close(last) {
      sealed = true;
      stored.push(...last);
      ended = true;
      wake();
    },

    isClosed: () => ended,
    read: (offset, limit) => stored.slice(offset, offset + limit),

    changed(offset, signal) {
      if (ended || stored.length > offset || signal.aborted) return Promise.resolve();
      return new Promise((resolve) => {
        const done = () => {
          readers.delete(done);
          signal.removeEventListener('abort', done);
          resolve();
        };
        readers.add(done);
        signal.addEventListener('abort', done);
      });
    },
  };
}

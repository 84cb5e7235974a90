import type { KnownPart } from '#contract/task-event.ts';
import type { RecordedPart } from '#contract/task.ts';
import type { Clock } from '../domain/clock.ts';

const BATCH_MS = 25;
const BATCH_PARTS = 64;
const BACKLOG_PARTS = 256;

/** Stores the parts of a running turn in batches. Readers see stored parts only and keep their own offset. */
export interface TurnLog {
  /** Waits while too many are unstored. Rejects after a failed store. */
  append(part: KnownPart): Promise<void>;
  /** Ends recording. Returns parts for the transaction that ends the turn. */
  takeUnstored(): Promise<RecordedPart[]>;
  /** Adds the last, stored parts, and wakes all readers. */
  close(last: readonly RecordedPart[]): void;
  isClosed(): boolean;
  read(offset: number, limit: number): readonly RecordedPart[];
  /** Resolves when there are further parts, on close, and on abort. */
  changed(offset: number, signal: AbortSignal): Promise<void>;
}

export interface TurnLogOptions {
  opening: readonly RecordedPart[];
  store(parts: readonly RecordedPart[]): Promise<void>;
  clock: Clock;
  /** From `clock.elapsed()`. */
  startedAt: number;
}

export function createTurnLog({ opening, store, clock, startedAt }: TurnLogOptions): TurnLog {
  const stored: RecordedPart[] = [...opening];
  let unstored: RecordedPart[] = [];
  let next = opening.length;
  let sealed = false;
  let ended = false;
  let failure: unknown;
  let batch: Promise<void> | undefined;
  let waiting = false;
  const readers = new Set<() => void>();

  const wake = () => {
    for (const reader of readers) reader();
  };

  /** One at a time, to keep the order. */
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

import * as z from 'zod/mini';
import { isStorageAvailable, webLocks } from '#app/lib/is-storage-available.ts';
import { readJson } from '#app/lib/read-json.ts';
import { newId } from '#contract/ids.ts';
import type { Batch, NamedTask, Refusal, RefusalReason } from './batch.ts';

/** Until version 76a2c23 a page kept its batches here from their beginning, each under a Web Lock. */
const PREFIX = 'handinger-archive/';

const named = { id: z.string(), title: z.string() };
const StoredBatch = z.object({
  /** Absent in batches of earlier versions, which could not restore. */
  action: z._default(z.enum(['archive', 'restore']), 'archive'),
  left: z.array(z.object(named)),
  refused: z.array(z.object({ ...named, reason: z.string(), again: z.boolean() })),
});

function readReason(stored: string): RefusalReason {
  return stored === 'still-running' || stored === 'no-longer-matches' ? stored : { message: stored };
}

export type LeftBatch = { action: Batch['action']; tasks: readonly NamedTask[]; refused: readonly Refusal[] };

/** Batches that a closing page leaves to the next one. */
export type BatchStore = {
  /** Returns false if the browser refuses. */
  put: (batch: LeftBatch) => boolean;
  /** Removes every batch and passes it to `onBatch`. */
  take: (onBatch: (batch: LeftBatch) => void) => void;
};

export function hasStoredBatches(): boolean {
  return isStorageAvailable() && Object.keys(localStorage).some((key) => key.startsWith(PREFIX));
}

/** Synchronous: IndexedDB may lose what a closing page writes. */
export const localBatches: BatchStore = {
  put({ action, tasks, refused }) {
    const batch = {
      action,
      left: tasks,
      refused: refused.map(({ id, title, reason, canRetry }) => ({
        id,
        title,
        reason: typeof reason === 'string' ? reason : reason.message,
        again: canRetry,
      })),
    };
    try {
      localStorage.setItem(PREFIX + newId('arc'), JSON.stringify(batch));
      return true;
    } catch {
      return false; // The browser refuses.
    }
  },

  take(onBatch) {
    if (!isStorageAvailable()) return;
    function takeOne(key: string) {
      const batch = readJson(StoredBatch, localStorage.getItem(key));
      localStorage.removeItem(key);
      if (batch === undefined) return;
      const refused = batch.refused.map(({ id, title, reason, again }) => {
        return { id, title, reason: readReason(reason), canRetry: again };
      });
      onBatch({ action: batch.action, tasks: batch.left, refused });
    }
    const locks = webLocks();
    for (const key of Object.keys(localStorage).filter((name) => name.startsWith(PREFIX))) {
      // A tab of an earlier version holds the lock of its batch.
      const lock = `archive/${key.slice(PREFIX.length)}`;
      if (locks === undefined) takeOne(key);
      else locks.request(lock, { ifAvailable: true }, (free) => free && takeOne(key)).catch(reportError);
    }
  },
};

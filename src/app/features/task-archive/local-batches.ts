import { readJson } from '#app/lib/read-json.ts';
import { type BatchStore, KeptBatch } from './batch.ts';
import { BATCH_KEYS } from './load-archiving.ts';

/** Batches in local storage: what is written there outlives even a page that closes in the same moment, as in IndexedDB it may not. */
export const localBatches: BatchStore = {
  ids: () =>
    Object.keys(localStorage)
      .filter((key) => key.startsWith(BATCH_KEYS))
      .map((key) => key.slice(BATCH_KEYS.length)),

  read: (batchId) => readJson(KeptBatch, localStorage.getItem(BATCH_KEYS + batchId)),

  write(batchId, batch) {
    try {
      localStorage.setItem(BATCH_KEYS + batchId, JSON.stringify(batch));
      return true;
    } catch {
      return false; // The browser is full, or keeps nothing: the page says so.
    }
  },

  drop: (batchId) => localStorage.removeItem(BATCH_KEYS + batchId),

  listen(hear) {
    addEventListener('storage', ({ key, newValue }) => {
      if (key?.startsWith(BATCH_KEYS) === true && newValue !== null) hear(key.slice(BATCH_KEYS.length));
    });
  },
};

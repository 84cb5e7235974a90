import { forgetLastKnown } from '#app/data/last-known.ts';
import { isStorageAvailable } from '#app/lib/is-storage-available.ts';
import { STORES, transact } from './database.ts';
import type { Outbox } from './outbox.ts';

/**
 * Removes everything that the dashboard stores in this browser: the outbox, the drafts of all tabs, the last
 * known tasks and workers, and settings.
 * Rejects if the browser refuses. Then the page must be loaded again, because its state still has the former settings.
 */
export async function clearBrowserData(outbox: Outbox): Promise<void> {
  await outbox.clear();
  await forgetLastKnown();
  if ('indexedDB' in window) {
    await transact('readwrite', (store) => {
      for (const name of STORES) store(name).clear();
    });
  }
  if (!isStorageAvailable()) return;
  localStorage.clear();
  sessionStorage.clear();
}

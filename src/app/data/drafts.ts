import { openDB, type IDBPDatabase } from 'idb';
import { Budget, DEFAULT_BUDGET } from '#contract/task.ts';
import * as z from 'zod/mini';

/** What an operator is about to send. `workerId` is null for a new worker, made from the input. */
export type Draft = {
  readonly input: string;
  readonly files: readonly File[];
  readonly budget: Budget;
  readonly workerId: string | null;
};

export const EMPTY_DRAFT: Draft = { input: '', files: [], budget: DEFAULT_BUDGET, workerId: null };

export function isEmptyDraft({ input, files }: Draft): boolean {
  return input === '' && files.length === 0;
}

/** Where drafts outlive a reload. Each function rejects where the browser refuses (quota, no IndexedDB, an unreadable file). */
export type DraftStore = {
  load: (key: string) => Promise<Draft | null>;
  /** Keeps the draft; its files only when `withFiles`, since those can weigh 30 MB. An empty draft is removed. */
  save: (key: string, draft: Draft, withFiles: boolean) => Promise<void>;
  clear: (key: string) => Promise<void>;
};

const StoredText = z.object({ input: z.string(), budget: Budget, workerId: z.nullable(z.string()) });
const StoredFiles = z.array(z.instanceof(File));

/** Drafts in IndexedDB, by key. Transactions keep the order in which they were asked for, so the last write wins. */
export function createDraftStore(name = 'handinger-drafts'): DraftStore {
  let opened: Promise<IDBPDatabase> | undefined;

  function open(): Promise<IDBPDatabase> {
    opened ??= openDB(name, 1, {
      upgrade(db) {
        db.createObjectStore('text');
        db.createObjectStore('files');
      },
      terminated() {
        opened = undefined;
      },
    });
    return opened;
  }

  async function clear(key: string) {
    const tx = (await open()).transaction(['text', 'files'], 'readwrite');
    await Promise.all([tx.objectStore('text').delete(key), tx.objectStore('files').delete(key), tx.done]);
  }

  return {
    clear,

    async load(key) {
      const tx = (await open()).transaction(['text', 'files']);
      const stored = await Promise.all([tx.objectStore('text').get(key), tx.objectStore('files').get(key), tx.done]);
      const text = StoredText.safeParse(stored[0]);
      const files = StoredFiles.safeParse(stored[1]);
      if (!text.success) return null;
      return { ...text.data, files: files.success ? files.data : [] };
    },

    async save(key, draft, withFiles) {
      if (isEmptyDraft(draft)) return clear(key);
      const tx = (await open()).transaction(['text', 'files'], 'readwrite');
      const { input, budget, workerId, files } = draft;
      await Promise.all([
        tx.objectStore('text').put({ input, budget, workerId }, key),
        withFiles && tx.objectStore('files').put(files, key),
        tx.done,
      ]);
      return undefined;
    },
  };
}

export const draftStore = createDraftStore();

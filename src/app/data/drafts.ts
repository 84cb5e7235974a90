import { type Budget, DEFAULT_BUDGET } from '#contract/task.ts';
import * as z from 'zod/mini';
import { openDatabase } from './database.ts';
import { DraftText, dropLastWords, leaveLastWords, readLastWords } from './last-words.ts';

/** The key of the draft that opens a task; a follow-up's is its task's id. */
export const NEW_TASK = 'new';

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

/** Where drafts outlive a reload. What is asynchronous rejects where the browser refuses (quota, no IndexedDB, an unreadable file). */
export type DraftStore = {
  load: (key: string) => Promise<Draft | null>;
  /** Keeps the draft; its files only when `withFiles`, since those can weigh 30 MB. An empty draft is removed. */
  save: (key: string, draft: Draft, withFiles: boolean) => Promise<void>;
  /** Keeps the draft's text before it returns: for a page that closes, which no longer waits for `save`. May throw. */
  saveTextNow: (key: string, draft: Draft) => void;
};

const StoredFiles = z.array(z.instanceof(File));

/**
 * Drafts in IndexedDB, by key. Transactions keep the order in which they were asked for, so the last write wins.
 * A closing page can't rely on IndexedDB (seen in Chromium: one write in six is lost), so the last words go through
 * local storage, and move over when the draft is next loaded.
 */
function createDraftStore(): DraftStore {
  async function clear(key: string) {
    dropLastWords(key);
    const tx = (await openDatabase()).transaction(['text', 'files'], 'readwrite');
    await Promise.all([tx.objectStore('text').delete(key), tx.objectStore('files').delete(key), tx.done]);
  }

  return {
    async load(key) {
      const left = readLastWords(key);
      const tx = (await openDatabase()).transaction(['text', 'files', 'outgoing'], 'readwrite');
      const outgoing = left?.sendId === undefined ? undefined : await tx.objectStore('outgoing').getKey(left.sendId);
      const lastWords = outgoing === undefined ? left : undefined;
      const [text, files] = await Promise.all([
        tx.objectStore('text').get(key),
        tx.objectStore('files').get(key),
        lastWords && tx.objectStore('text').put(textOf(lastWords), key),
        tx.done,
      ]);
      dropLastWords(key);
      const storedText = lastWords ?? DraftText.safeParse(text).data;
      if (storedText === undefined) return null;
      const draft = { ...textOf(storedText), files: StoredFiles.safeParse(files).data ?? [] };
      return isEmptyDraft(draft) ? null : draft;
    },

    async save(key, draft, withFiles) {
      if (isEmptyDraft(draft)) return clear(key);
      const tx = (await openDatabase()).transaction(['text', 'files'], 'readwrite');
      const puts = [
        tx.objectStore('text').put(textOf(draft), key),
        withFiles && tx.objectStore('files').put(draft.files, key),
      ];
      // At once, so that it need not wait for a page that may be closing.
      tx.commit();
      await Promise.all([...puts, tx.done]);
      dropLastWords(key, (words) => JSON.stringify(words) === JSON.stringify(textOf(draft)));
      return undefined;
    },

    saveTextNow: (key, draft) => leaveLastWords(key, textOf(draft)),
  };
}

export function textOf({ input, budget, workerId }: DraftText): DraftText {
  return { input, budget, workerId };
}

export const draftStore = createDraftStore();

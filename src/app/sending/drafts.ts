import { type Budget, DEFAULT_BUDGET } from '#contract/task.ts';
import * as z from 'zod/mini';
import { ask, transact } from './database.ts';
import { DraftText, dropLastWords, leaveLastWords, readLastWords } from './last-words.ts';
import { openTabs, thisTab } from './this-tab.ts';

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
  /** This tab's draft; where it has none, the one that the last tab to be closed left. */
  load: (key: string) => Promise<Draft | null>;
  /** Keeps the draft; its files only when `withFiles`, since those can weigh 30 MB. An empty draft is removed. */
  save: (key: string, draft: Draft, withFiles: boolean) => Promise<void>;
  /** Keeps the draft's text before it returns: for a page that closes, which no longer waits for `save`. May throw. */
  saveTextNow: (key: string, draft: Draft) => void;
};

const StoredFiles = z.array(z.instanceof(File));

/** Where this tab keeps a draft: what another one writes, sends or clears is its own. */
export function placeOf(key: string): [key: string, tab: string] {
  return [key, thisTab()];
}

/**
 * Drafts in IndexedDB, by key and tab. Transactions keep the order in which they were asked for, so the last write wins.
 * A closing page can't rely on IndexedDB (seen in Chromium: one write in six is lost), so the last words go through
 * local storage, and move over when the draft is next loaded.
 */
export const draftStore: DraftStore = {
  async load(key) {
    const [mine, others] = [placeOf(key), await openTabs()];
    const words = new Map(readLastWords(key));
    const { draft, owner } = await transact('readwrite', async (store) => {
      const [texts, files] = [store('text'), store('files')];
      // What became an outgoing turn is no draft.
      for (const sendId of await ask(store('outgoing').getAllKeys())) {
        if (words.delete(String(sendId))) dropLastWords(key, String(sendId));
      }
      const places = await ask(texts.getAllKeys(IDBKeyRange.bound([key], [key, []])));
      const owners = [...words.keys(), ...places.map((place) => String([place].flat(1)[1]))].toSorted();
      const from = owners.includes(mine[1]) ? mine[1] : owners.findLast((one) => !others.has(one));
      if (from === undefined) return {};
      const place = [key, from];
      const text = words.get(from) ?? DraftText.safeParse(await ask(texts.get(place))).data;
      const kept = StoredFiles.safeParse(await ask(files.get(place))).data ?? [];
      if (from !== mine[1]) {
        texts.delete(place);
        files.delete(place);
        files.put(kept, mine);
      }
      if (text !== undefined) texts.put(text, mine);
      return { draft: text && { ...text, files: kept }, owner: from };
    });
    if (owner !== undefined) dropLastWords(key, owner);
    return draft === undefined || isEmptyDraft(draft) ? null : draft;
  },

  async save(key, draft, withFiles) {
    const place = placeOf(key);
    const isEmpty = isEmptyDraft(draft);
    await transact('readwrite', (store, tx) => {
      if (isEmpty) store('text').delete(place);
      else store('text').put(textOf(draft), place);
      if (isEmpty) store('files').delete(place);
      else if (withFiles) store('files').put(draft.files, place);
      // At once, so that it need not wait for a page that may be closing.
      tx.commit();
    });
    dropLastWords(...place, isEmpty ? undefined : textOf(draft));
  },

  saveTextNow: (key, draft) => leaveLastWords(...placeOf(key), textOf(draft)),
};

export function textOf({ input, budget, workerId }: DraftText): DraftText {
  return { input, budget, workerId };
}

import * as z from 'zod/mini';
import { resultOf, transact } from './database.ts';
import { isEmptyDraft, type Draft } from './draft.ts';
import { backUpDraft, DraftText, dropBackup, listBackups, readBackups } from './draft-backup.ts';
import { openTabs, thisTab } from './this-tab.ts';

/** Promises reject if the browser refuses (quota, no IndexedDB, an unreadable file). */
export type StoredDrafts = {
  /** This tab's draft, else that of the tab closed last. */
  load: (key: string) => Promise<Draft | null>;
  /** Files only if `withFiles`, because they can weigh 30 MB. Removes an empty draft. */
  save: (key: string, draft: Draft, withFiles: boolean) => Promise<void>;
  /** Stores text synchronously, for a closing page. May throw. */
  saveTextNow: (key: string, draft: Draft) => void;
};

const StoredFiles = z.array(z.instanceof(File));

/** Each tab has its own. */
export function placeOf(key: string): [key: string, tab: string] {
  return [key, thisTab()];
}

/** A draft of any tab, open or closed. */
export type StoredDraft = { readonly key: string; readonly input: string; readonly fileNames: readonly string[] };

/** Without empty drafts, and without turns that are in the outbox. */
export async function listStoredDrafts(): Promise<readonly StoredDraft[]> {
  const [places, texts, filePlaces, files, sendIds] = await transact('readonly', (store) =>
    Promise.all([
      resultOf(store('text').getAllKeys()),
      resultOf(store('text').getAll()),
      resultOf(store('files').getAllKeys()),
      resultOf(store('files').getAll()),
      resultOf(store('outgoing').getAllKeys()),
    ]),
  );
  const nameOf = (place: unknown) => [place].flat(1).join('/');
  const filesAt = new Map(filePlaces.map((place, at) => [nameOf(place), StoredFiles.safeParse(files[at]).data ?? []]));
  const found = new Map<string, { key: string; text: DraftText | undefined }>();
  places.forEach((place, at) =>
    found.set(nameOf(place), { key: String([place].flat(1)[0]), text: DraftText.safeParse(texts[at]).data }),
  );
  for (const { key, owner, text } of listBackups()) {
    if (!sendIds.includes(owner)) found.set(`${key}/${owner}`, { key, text });
  }
  return [...found].flatMap(([place, { key, text }]) => {
    const kept = filesAt.get(place) ?? [];
    if (text === undefined || isEmptyDraft({ ...text, files: kept })) return [];
    return { key, input: text.input, fileNames: kept.map(({ name }) => name) };
  });
}

/** Transactions run in the order in which they were started: the last write wins. */
export const storedDrafts: StoredDrafts = {
  async load(key) {
    const [mine, others] = [placeOf(key), await openTabs()];
    const backups = new Map(readBackups(key));
    const { draft, owner } = await transact('readwrite', async (store) => {
      const [texts, files] = [store('text'), store('files')];
      // The backup of a turn that did reach the outbox is no draft.
      for (const sendId of await resultOf(store('outgoing').getAllKeys())) {
        if (backups.delete(String(sendId))) dropBackup(key, String(sendId));
      }
      const places = await resultOf(texts.getAllKeys(IDBKeyRange.bound([key], [key, []])));
      const owners = [...backups.keys(), ...places.map((place) => String([place].flat(1)[1]))].toSorted();
      const from = owners.includes(mine[1]) ? mine[1] : owners.findLast((one) => !others.has(one));
      if (from === undefined) return {};
      const place = [key, from];
      const text = backups.get(from) ?? DraftText.safeParse(await resultOf(texts.get(place))).data;
      const kept = StoredFiles.safeParse(await resultOf(files.get(place))).data ?? [];
      if (from !== mine[1]) {
        texts.delete(place);
        files.delete(place);
        files.put(kept, mine);
      }
      if (text !== undefined) texts.put(text, mine);
      return { draft: text && { ...text, files: kept }, owner: from };
    });
    if (owner !== undefined) dropBackup(key, owner);
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
      // Don't wait for further requests: the page may be closing.
      tx.commit();
    });
    dropBackup(...place, isEmpty ? undefined : textOf(draft));
  },

  saveTextNow: (key, draft) => backUpDraft(...placeOf(key), textOf(draft)),
};

export function textOf({ input, budget, workerId, origin }: DraftText): DraftText {
  return { input, budget, workerId, ...(origin && { origin }) };
}

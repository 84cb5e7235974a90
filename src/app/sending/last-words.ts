import * as z from 'zod/mini';
import { Budget } from '#contract/task.ts';
import { readJson } from '#app/lib/read-json.ts';

/** A draft but for its files. */
export const DraftText = z.object({ input: z.string(), budget: Budget, workerId: z.nullable(z.string()) });
export type DraftText = z.infer<typeof DraftText>;

const folderOf = (key: string) => `handinger-drafts/${key}/`;

/**
 * Leaves what a closing page can't trust IndexedDB with in local storage, before it returns. May throw.
 * @param owner the tab whose draft it is, or the `sendId` of the outgoing turn that it was becoming
 */
export function leaveLastWords(key: string, owner: string, words: DraftText): void {
  localStorage.setItem(folderOf(key) + owner, JSON.stringify(words));
}

/** The last words of every draft under this key, by owner. */
export function readLastWords(key: string): ReadonlyMap<string, DraftText> {
  const folder = folderOf(key);
  const found = new Map<string, DraftText>();
  for (const item of Object.keys(localStorage)) {
    const words = item.startsWith(folder) ? readJson(DraftText, localStorage.getItem(item)) : undefined;
    if (words !== undefined) found.set(item.slice(folder.length), words);
  }
  return found;
}

/** Drops last words: where they are these, if any are given. */
export function dropLastWords(key: string, owner: string, words?: DraftText): void {
  const item = folderOf(key) + owner;
  if (words === undefined || localStorage.getItem(item) === JSON.stringify(words)) localStorage.removeItem(item);
}

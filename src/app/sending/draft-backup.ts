import * as z from 'zod/mini';
import { Budget } from '#contract/task.ts';
import { readJson } from '#app/lib/read-json.ts';

export const DraftText = z.object({ input: z.string(), budget: Budget, workerId: z.nullable(z.string()) });
export type DraftText = z.infer<typeof DraftText>;

const prefixOf = (key: string) => `handinger-drafts/${key}/`;

/**
 * Writes a draft's text to local storage synchronously: Chromium loses about one in six IndexedDB writes of a closing
 * page. May throw. `owner`: the tab, or the `sendId` of a turn that may not be stored yet.
 */
export function backUpDraft(key: string, owner: string, text: DraftText): void {
  localStorage.setItem(prefixOf(key) + owner, JSON.stringify(text));
}

/** By owner. */
export function readBackups(key: string): ReadonlyMap<string, DraftText> {
  const prefix = prefixOf(key);
  const found = new Map<string, DraftText>();
  for (const item of Object.keys(localStorage)) {
    const text = item.startsWith(prefix) ? readJson(DraftText, localStorage.getItem(item)) : undefined;
    if (text !== undefined) found.set(item.slice(prefix.length), text);
  }
  return found;
}

/** With `text`, removes only a backup of this text. */
export function dropBackup(key: string, owner: string, text?: DraftText): void {
  const item = prefixOf(key) + owner;
  if (text === undefined || localStorage.getItem(item) === JSON.stringify(text)) localStorage.removeItem(item);
}

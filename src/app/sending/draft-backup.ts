import * as z from 'zod/mini';
import { Budget, TurnOrigin } from '#contract/task.ts';
import { readJson } from '#app/lib/read-json.ts';

export const DraftText = z.object({
  input: z.string(),
  budget: Budget,
  workerId: z.nullable(z.string()),
  origin: z.optional(TurnOrigin),
});
export type DraftText = z.infer<typeof DraftText>;

const PREFIX = 'handinger-drafts/';
const prefixOf = (key: string) => `${PREFIX}${key}/`;

/**
 * Writes a draft's text to local storage synchronously: Chromium loses about one in six IndexedDB writes of a closing
 * page. May throw. `owner`: the tab, or the `sendId` of a turn that may not be stored yet.
 */
export function backUpDraft(key: string, owner: string, text: DraftText): void {
  localStorage.setItem(prefixOf(key) + owner, JSON.stringify(text));
}

/** Of all keys. */
export function listBackups(): readonly { key: string; owner: string; text: DraftText }[] {
  return Object.keys(localStorage).flatMap((item) => {
    const text = item.startsWith(PREFIX) ? readJson(DraftText, localStorage.getItem(item)) : undefined;
    const slash = item.lastIndexOf('/');
    return text === undefined ? [] : { key: item.slice(PREFIX.length, slash), owner: item.slice(slash + 1), text };
  });
}

/** By owner. */
export function readBackups(key: string): ReadonlyMap<string, DraftText> {
  return new Map(
    listBackups()
      .filter((backup) => backup.key === key)
      .map(({ owner, text }) => [owner, text]),
  );
}

/** With `text`, removes only a backup of this text. */
export function dropBackup(key: string, owner: string, text?: DraftText): void {
  const item = prefixOf(key) + owner;
  if (text === undefined || localStorage.getItem(item) === JSON.stringify(text)) localStorage.removeItem(item);
}

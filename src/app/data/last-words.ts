import * as z from 'zod/mini';
import { Budget } from '#contract/task.ts';
import { readJson } from '#app/lib/read-json.ts';

/** A draft but for its files. */
export const DraftText = z.object({ input: z.string(), budget: Budget, workerId: z.nullable(z.string()) });
export type DraftText = z.infer<typeof DraftText>;

/** `sendId`: the outgoing turn that the draft was becoming. If it did, there is no draft. */
const LastWords = z.extend(DraftText, { sendId: z.optional(z.string()) });
export type LastWords = z.infer<typeof LastWords>;

const itemOf = (key: string) => `handinger-drafts/${key}`;

/** Leaves what a closing page can't trust IndexedDB with in local storage, before it returns. May throw. */
export function leaveLastWords(key: string, words: LastWords): void {
  localStorage.setItem(itemOf(key), JSON.stringify(words));
}

export function readLastWords(key: string): LastWords | undefined {
  return readJson(LastWords, localStorage.getItem(itemOf(key)));
}

/** Drops the last words of a draft: where `fits` says so, if it is given. */
export function dropLastWords(key: string, fits: (words: LastWords) => boolean = () => true): void {
  const words = readLastWords(key);
  if (words === undefined || fits(words)) localStorage.removeItem(itemOf(key));
}

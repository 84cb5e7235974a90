import { MAX_INPUT_CHARS } from '#contract/limits.ts';
import type { Draft } from '#app/sending/draft.ts';
import { formatCount } from '#app/lib/format.ts';
import type { AttachedFile } from './attachments.ts';

/** Why the draft can't be sent. `shown` is false where a glance at the composer says it already. */
export type BlockedReason = { text: string; shown: boolean };

type Circumstances = {
  draft: Draft;
  files: readonly AttachedFile[];
  /** Milliseconds that the API asked to wait yet. */
  waitMs: number;
};

/** The first reason why a draft can't be sent, what the operator can mend first; null where nothing is in the way. */
export function blockedReason({ draft, files, waitMs }: Circumstances): BlockedReason | null {
  const bad = files.filter(({ problem }) => problem !== null).length;
  if (bad === 1) return { text: 'One file can’t go: remove it to send.', shown: true };
  if (bad > 1) return { text: `${bad} files can’t go: remove them to send.`, shown: true };
  if (draft.input.length > MAX_INPUT_CHARS) {
    const [is, most] = [draft.input.length, MAX_INPUT_CHARS].map(formatCount);
    return { text: `${is} characters: ${most} at most.`, shown: true };
  }
  if (waitMs > 0) return { text: 'The API asked to wait.', shown: true };
  if (draft.input.trim() === '') {
    return files.length > 0
      ? { text: 'Say what to do with the files.', shown: true }
      : { text: 'Write what the worker should do.', shown: false };
  }
  return null;
}

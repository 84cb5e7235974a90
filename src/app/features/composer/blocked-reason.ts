import { MAX_INPUT_CHARS } from '#contract/limits.ts';
import type { Draft } from '#app/sending/draft.ts';
import { t } from '#app/messages/composer.ts';
import type { AttachedFile } from './attachments.ts';

/** `shown` is false if the composer already makes the reason obvious. */
export type BlockedReason = { text: string; shown: boolean };

type Circumstances = {
  draft: Draft;
  files: readonly AttachedFile[];
  /** Remaining milliseconds that the API asked to wait. */
  waitMs: number;
};

/** Returns the first reason why a draft can't be sent, or null. */
export function blockedReason({ draft, files, waitMs }: Circumstances): BlockedReason | null {
  const bad = files.filter(({ problem }) => problem !== null).length;
  if (bad > 0) return { text: t('blocked.files', { count: bad }), shown: true };
  if (draft.input.length > MAX_INPUT_CHARS) {
    return { text: t('blocked.length', { count: draft.input.length, limit: MAX_INPUT_CHARS }), shown: true };
  }
  if (waitMs > 0) return { text: t('blocked.rateLimit'), shown: true };
  if (draft.input.trim() === '') {
    return files.length > 0
      ? { text: t('blocked.filesOnly'), shown: true }
      : { text: t('blocked.empty'), shown: false };
  }
  return null;
}

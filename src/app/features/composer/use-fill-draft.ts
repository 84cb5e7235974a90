import { useCallback } from 'react';
import { showToast } from '#app/components/toasts.tsx';
import { t as tCommon } from '#app/messages/common.ts';
import { t } from '#app/messages/composer.ts';
import { EMPTY_DRAFT, isEmptyDraft, type Draft } from '#app/sending/draft.ts';
import { useDrafts } from '#app/sending/outbox-provider.tsx';

const UNDO_FOR_MS = 10_000;

/** Returns a function that replaces the draft and offers to undo that. */
export function useFillDraft(key: string): (draft: Partial<Draft>) => void {
  const drafts = useDrafts();
  return useCallback(
    (change) => {
      const before = drafts.replace(key, { ...EMPTY_DRAFT, ...change });
      if (isEmptyDraft(before)) return;
      const undo = { label: tCommon('undo'), onSelect: () => void drafts.replace(key, before) };
      showToast({ id: `draft-${key}`, text: t('draftReplaced'), action: undo, forMs: UNDO_FOR_MS });
    },
    [drafts, key],
  );
}

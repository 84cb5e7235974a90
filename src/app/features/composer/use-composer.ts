import type { ApiProblem } from '#contract/api-problem.ts';
import { EMPTY_DRAFT, isEmptyDraft, type Draft } from '#app/data/drafts.ts';
import { useNow } from '#app/lib/use-now.ts';
import { showToast } from '#app/ui/toasts.tsx';
import { useEffect, useEffectEvent, useState, useSyncExternalStore } from 'react';
import { addFiles, judgeFiles, type AttachedFile } from './attachments.ts';
import type { Keeping } from './autosave.ts';
import { blockedReason, type BlockedReason } from './blocked-reason.ts';
import { outbox } from './outbox.ts';
import { useDraft } from './use-draft.ts';

const UNDO_FOR_MS = 10_000;
const TICK_MS = 250;

type Sending = {
  draftKey: string;
  busyReason?: string | undefined;
  onSend: (draft: Draft) => Promise<void>;
};

export type ComposerState = {
  draft: Draft;
  files: readonly AttachedFile[];
  keeping: Keeping;
  /** Which files of the last ones were not taken, in words. */
  leftOut: string | null;
  /** The draft is on its way: it can't be changed. */
  locked: boolean;
  blocked: BlockedReason | null;
  problem: ApiProblem | null;
  waitMs: number;
  /** `unlimited` waits for its confirmation. */
  confirming: boolean;
  edit: (change: Partial<Draft>) => void;
  attach: (files: readonly File[]) => void;
  sayUnreadable: () => void;
  detach: (file: File) => void;
  fill: (change: Partial<Draft>) => void;
  send: () => void;
  confirm: () => void;
  cancel: () => void;
};

/** What a composer holds and does, without a look. */
export function useComposer({ draftKey, busyReason, onSend }: Sending): ComposerState {
  const { draft, keeping, edit, replace, reset } = useDraft(draftKey);
  const { sending, problem, failedAt } = useSyncExternalStore(outbox.subscribe, () => outbox.state(draftKey));
  const [leftOut, setLeftOut] = useState<string | null>(null);
  const [confirming, setConfirming] = useState(false);
  const now = useNow(problem?.retryAfterMs === undefined ? null : TICK_MS);
  const waitMs = Math.max(0, failedAt + (problem?.retryAfterMs ?? 0) - Math.max(now, failedAt));
  const files = judgeFiles(draft.files);
  const blocked = blockedReason({ draft, files, busyReason, waitMs });

  const onAccepted = useEffectEvent(() => {
    reset();
    setLeftOut(null);
  });
  useEffect(() => outbox.onAccepted(draftKey, () => onAccepted()), [draftKey]);

  function go() {
    setConfirming(false);
    setLeftOut(null);
    void outbox.send(draftKey, draft, onSend);
  }

  return {
    draft,
    files,
    keeping,
    leftOut,
    locked: sending,
    blocked,
    problem: isEmptyDraft(draft) ? null : problem,
    waitMs,
    confirming,
    edit,
    attach(more) {
      const added = addFiles(draft.files, more);
      setLeftOut(added.leftOut);
      edit((current) => ({ files: addFiles(current.files, more).files }));
    },
    sayUnreadable: () => setLeftOut('The browser could not read those files.'),
    detach(file) {
      setLeftOut(null);
      edit((current) => ({ files: current.files.filter((other) => other !== file) }));
    },
    fill(change) {
      if (sending) return;
      replace({ ...EMPTY_DRAFT, ...change });
      outbox.forget(draftKey);
      if (isEmptyDraft(draft)) return;
      const undo = { label: 'Undo', onSelect: () => replace(draft) };
      showToast({ id: `draft-${draftKey}`, text: 'Your draft was replaced.', action: undo, forMs: UNDO_FOR_MS });
    },
    send() {
      if (sending || blocked !== null) return;
      if (draft.budget === 'unlimited') setConfirming(true);
      else go();
    },
    confirm: go,
    cancel: () => setConfirming(false),
  };
}

import type { ApiProblem } from '#contract/api-problem.ts';
import { creditLimits } from '#app/data/credit-limits.ts';
import { EMPTY_DRAFT, isEmptyDraft, joinDrafts, NEW_TASK, type Draft } from '#app/sending/draft.ts';
import { draftOf, problemOfTurn } from '#app/sending/outgoing.ts';
import { useNow } from '#app/lib/use-now.ts';
import { useOutbox } from '#app/sending/outbox-provider.tsx';
import { showToast } from '#app/components/toasts.tsx';
import { useRef, useState } from 'react';
import { addFiles, judgeFiles, type AttachedFile } from './attachments.ts';
import type { Keeping } from './autosave.ts';
import { blockedReason, type BlockedReason } from './blocked-reason.ts';
import { useDraft } from './use-draft.ts';
import { useReturned } from './use-returned.ts';

const UNDO_FOR_MS = 10_000;
const TICK_MS = 250;

export type ComposerState = {
  draft: Draft;
  files: readonly AttachedFile[];
  keeping: Keeping;
  /** Which files of the last ones were not taken, in words. */
  leftOut: string | null;
  blocked: BlockedReason | null;
  problem: ApiProblem | null;
  waitMs: number;
  /** `unlimited` waits for its confirmation. */
  confirming: boolean;
  /** It waits until today's spending is held against the operator's limit. */
  checking: boolean;
  edit: (change: Partial<Draft>) => void;
  attach: (files: readonly File[]) => void;
  sayUnreadable: () => void;
  detach: (file: File) => void;
  fill: (change: Partial<Draft>) => void;
  /** Puts an outgoing turn before what is written here, to be changed. */
  takeBack: (sendId: string) => void;
  send: () => void;
  /** `unlimited` is confirmed. */
  confirm: () => void;
  /** The limit is not in the way, or the operator wants it all the same. */
  pass: () => void;
  cancel: () => void;
};

type Problem = { problem: ApiProblem; at: number };

/** What a composer holds and does, without a look. Without a task, it writes the first turn of a new one. */
export function useComposer(taskId: string | undefined): ComposerState {
  const draftKey = taskId ?? NEW_TASK;
  const outbox = useOutbox();
  const { draft, ready, keeping, edit, replace, reset } = useDraft(draftKey);
  const handedOver = useRef<Draft>(EMPTY_DRAFT);
  const [refusal, setRefusal] = useState<Problem | null>(null);
  const [leftOut, setLeftOut] = useState<string | null>(null);
  const [waitsFor, setWaitsFor] = useState<'word' | 'limit'>();
  const retryAfterMs = refusal?.problem.retryAfterMs;
  const now = useNow(retryAfterMs === undefined ? null : TICK_MS);
  const waitMs = refusal === null ? 0 : Math.max(0, refusal.at + (retryAfterMs ?? 0) - Math.max(now, refusal.at));
  const files = judgeFiles(draft.files);
  const blocked = blockedReason({ draft, files, waitMs });

  function takeBack(sendId: string) {
    void outbox
      .takeBack(sendId, (turn) => joinDrafts(draftOf(turn), draft))
      .then((turn) => {
        if (turn === undefined) return;
        replace((current) => joinDrafts(draftOf(turn), current));
        const problem = problemOfTurn(turn);
        setRefusal(problem && { problem, at: turn.problem?.at ?? Date.now() });
      }, reportError);
  }
  useReturned(taskId, ready && isEmptyDraft(draft), takeBack);

  function go() {
    if (creditLimits.read() === null) handOver();
    else setWaitsFor('limit');
  }

  function handOver() {
    setWaitsFor(undefined);
    // One draft goes once, however often it is sent before this is drawn anew.
    if (handedOver.current === draft) return;
    handedOver.current = draft;
    setLeftOut(null);
    setRefusal(null);
    reset();
    outbox.send(draft, taskId);
  }

  return {
    draft,
    files,
    keeping,
    leftOut,
    blocked,
    problem: isEmptyDraft(draft) ? null : (refusal?.problem ?? null),
    waitMs,
    confirming: waitsFor === 'word',
    checking: waitsFor === 'limit',
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
      replace(() => ({ ...EMPTY_DRAFT, ...change }));
      setRefusal(null);
      if (isEmptyDraft(draft)) return;
      const undo = { label: 'Undo', onSelect: () => replace(() => draft) };
      showToast({ id: `draft-${draftKey}`, text: 'Your draft was replaced.', action: undo, forMs: UNDO_FOR_MS });
    },
    takeBack,
    send() {
      if (blocked !== null || waitsFor !== undefined) return;
      if (draft.budget === 'unlimited') setWaitsFor('word');
      else go();
    },
    confirm: go,
    pass: handOver,
    cancel: () => setWaitsFor(undefined),
  };
}

import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { ApiProblem } from '#contract/api-problem.ts';
import { showToast } from '#app/components/toasts.tsx';
import { rememberWorker } from '#app/data/last-worker.ts';
import { readLimits } from '#app/data/spending.ts';
import { useNow } from '#app/lib/use-now.ts';
import { t } from '#app/messages/composer.ts';
import type { SaveState } from '#app/sending/autosave.ts';
import { checkLimit, type LimitFigures } from '#app/sending/check-limit.ts';
import { isEmptyDraft, NEW_TASK, type Draft } from '#app/sending/draft.ts';
import { useDraft, useDrafts, useOutbox } from '#app/sending/outbox-provider.tsx';
import { addFiles, judgeFiles, type AttachedFile } from './attachments.ts';
import { blockedReason, type BlockedReason } from './blocked-reason.ts';
import { useReturned } from './use-returned.ts';

const TICK_MS = 250;

export type Question = { kind: 'unlimited' } | { kind: 'limit'; figures: LimitFigures };

export type ComposerState = {
  draft: Draft;
  files: readonly AttachedFile[];
  saveState: SaveState;
  focusRequests: number;
  /** Sentences about files that were not attached. */
  leftOut: readonly string[];
  blocked: BlockedReason | null;
  problem: ApiProblem | null;
  waitMs: number;
  question: Question | null;
  /** The limit is being checked, or the operator is asked about it. */
  isChecking: boolean;
  edit: (change: Partial<Draft>) => void;
  attach: (files: readonly File[]) => void;
  reportUnreadable: () => void;
  detach: (file: File) => void;
  send: () => void;
  answer: (isConfirmed: boolean) => void;
};

/** `taskId` is undefined for a new task, whose worker is in its draft. */
export function useComposer(taskId: string | undefined, taskWorkerId: string | undefined): ComposerState {
  const draftKey = taskId ?? NEW_TASK;
  const client = useQueryClient();
  const outbox = useOutbox();
  const drafts = useDrafts();
  const { draft, isLoaded, saveState, refusal, focusRequests } = useDraft(draftKey);
  const [leftOut, setLeftOut] = useState<readonly string[]>([]);
  const [question, setQuestion] = useState<(Question & { answer: (isConfirmed: boolean) => void }) | null>(null);
  const [isChecking, setChecking] = useState(false);
  /** Aborted on unmount: the draft stays, and nothing is sent. */
  const sending = useRef<AbortController>(null);
  const retryAfterMs = refusal?.problem.retryAfterMs;
  const now = useNow(retryAfterMs === undefined ? null : TICK_MS);
  const waitMs = refusal === null ? 0 : Math.max(0, refusal.at + (retryAfterMs ?? 0) - Math.max(now, refusal.at));

  useEffect(() => () => sending.current?.abort(), []);

  const isFree = (isLoaded || saveState === 'refused') && isEmptyDraft(draft);
  useReturned(taskId, isFree, (sendId) => void drafts.takeBack(draftKey, sendId, { focus: false }).catch(reportError));

  function ask(newQuestion: Question): Promise<boolean> {
    return new Promise((resolve) => {
      const answer = (isConfirmed: boolean) => {
        setQuestion(null);
        resolve(isConfirmed);
      };
      setQuestion({ ...newQuestion, answer });
    });
  }

  /** Reads the stored draft, not the rendered one: a second Enter must not send it again. */
  function current(): { draft: Draft; isBlocked: boolean } {
    const latest = drafts.get(draftKey).draft;
    return {
      draft: latest,
      isBlocked: blockedReason({ draft: latest, files: judgeFiles(latest.files), waitMs }) !== null,
    };
  }

  async function send(signal: AbortSignal) {
    const { draft: newQuestion, isBlocked } = current();
    if (isBlocked) return;
    if (newQuestion.budget === 'unlimited' && !(await ask({ kind: 'unlimited' }))) return;

    let isUnchecked = false;
    const { askAt } = readLimits();
    if (askAt !== null) {
      setChecking(true);
      const turn = { taskId, workerId: taskWorkerId ?? newQuestion.workerId, budget: newQuestion.budget };
      const check = await checkLimit(client, askAt, turn, outbox.turns());
      if (signal.aborted) return;
      if (check.kind === 'exceeded' && !(await ask({ kind: 'limit', figures: check }))) return;
      isUnchecked = check.kind === 'unknown';
    }

    const { draft: final, isBlocked: isBlockedNow } = current();
    if (isBlockedNow || signal.aborted) return;
    setLeftOut([]);
    drafts.clear(draftKey);
    outbox.send(final, taskId);
    if (taskId === undefined) rememberWorker(client, final.workerId);
    if (isUnchecked) {
      showToast({ id: 'unchecked', text: t('sentUnchecked'), forMs: 10_000 });
    }
  }

  function startSending() {
    if (sending.current !== null) return;
    const controller = new AbortController();
    sending.current = controller;
    void send(controller.signal)
      .catch(reportError)
      .finally(() => {
        sending.current = null;
        setChecking(false);
      });
  }

  return {
    draft,
    files: judgeFiles(draft.files),
    saveState,
    focusRequests,
    leftOut,
    blocked: blockedReason({ draft, files: judgeFiles(draft.files), waitMs }),
    problem: isEmptyDraft(draft) ? null : (refusal?.problem ?? null),
    waitMs,
    question,
    isChecking,
    edit: (change) => drafts.edit(draftKey, change),
    attach(more) {
      const added = addFiles(drafts.get(draftKey).draft.files, more);
      setLeftOut(added.leftOut);
      drafts.edit(draftKey, { files: added.files });
    },
    reportUnreadable: () => setLeftOut([t('filesUnreadable')]),
    detach(file) {
      setLeftOut([]);
      drafts.edit(draftKey, { files: drafts.get(draftKey).draft.files.filter((other) => other !== file) });
    },
    send: startSending,
    answer: (isConfirmed) => question?.answer(isConfirmed),
  };
}

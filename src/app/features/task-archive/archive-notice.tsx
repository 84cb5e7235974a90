import { useState, useSyncExternalStore } from 'react';
import { Progress } from '#app/components/progress.tsx';
import { DismissToast, dismissToast, ToastButton, toastClass } from '#app/components/toasts.tsx';
import { t as tCommon } from '#app/messages/common.ts';
import { t } from '#app/messages/task-archive.ts';
import { batchText } from './archive-messages.ts';
import type { Archiver } from './archiver.ts';
import { RefusalsDialog } from './refusals-dialog.tsx';
import { undo } from './undo.ts';

export function ArchiveNotice({ archiver, batchId }: { archiver: Archiver; batchId: string }) {
  const batch = useSyncExternalStore(archiver.subscribe, () => archiver.find(batchId));
  const [showsRefused, setShowsRefused] = useState(false);
  if (batch === undefined) return null;
  const { stage, total, succeeded, refused, secondsLeft, isPaused } = batch;
  const text = batchText(batch);
  return (
    <div role="group" aria-label={t('progress.archive')} data-archive-notice className={toastClass}>
      <span className="figures my-1 line-clamp-3 min-w-0 wrap-anywhere">{text}</span>
      {stage === 'sending' && total > 1 && (
        <Progress
          label={t(`progress.${batch.action}`)}
          done={succeeded + refused.length}
          of={total}
          words={text}
          className="w-12 bg-canvas/25 sm:w-24"
        />
      )}
      {archiver.canUndo(batchId) && (
        <ToastButton onClick={() => undo(archiver, batchId)}>{tCommon('undo')}</ToastButton>
      )}
      {stage === 'waiting' && (
        <span aria-hidden className="figures min-w-8 pr-2 text-right text-xs opacity-70">
          {isPaused ? t('paused') : t('secondsLeft', { count: secondsLeft })}
        </span>
      )}
      {stage === 'done' && refused.length > 0 && total > 1 && (
        <ToastButton onClick={() => setShowsRefused(true)}>{t('showWhy')}</ToastButton>
      )}
      {stage === 'done' && refused.some(({ canRetry }) => canRetry) && (
        <ToastButton onClick={() => archiver.retry(batchId)}>{tCommon('retry')}</ToastButton>
      )}
      {stage === 'done' && <DismissToast onClick={() => dismissToast(batchId)} />}
      {showsRefused && <RefusalsDialog batch={batch} onClose={() => setShowsRefused(false)} />}
    </div>
  );
}

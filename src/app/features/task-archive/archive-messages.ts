import { t } from '#app/messages/task-archive.ts';
import { t as tTask } from '#app/messages/task.ts';
import type { Batch, RefusalReason } from './batch.ts';

/** Counts up while the batch is being sent. */
export function batchText(batch: Batch): string {
  const { action, stage, first, total, succeeded, refused, stopped, isPaused, isContinued } = batch;
  const { title } = first;
  const [refusal] = refused;
  if (total === 1 && refusal !== undefined) {
    return t(`refused.${action}`, { title, reason: reasonText(refusal.reason) });
  }
  if (total === 1) return t(`done.${action}`, { title });
  const resumed = yesOrNo(isContinued);
  switch (stage) {
    case 'done':
      return t(`doneCounts.${action}`, { succeeded, refused: refused.length, stopped, resumed });
    case 'sending':
      return t(`sendingCounts.${action}`, {
        count: succeeded + refused.length,
        total,
        paused: yesOrNo(isPaused),
        resumed,
      });
    case 'waiting': {
      const countOf = (reason: RefusalReason) => refused.filter((one) => one.reason === reason).length;
      const [running, unmatched] = [countOf('still-running'), countOf('no-longer-matches')];
      return t('waitingCounts', { count: total - refused.length, running, unmatched, resumed });
    }
    default:
      return stage satisfies never;
  }
}

const yesOrNo = (is: boolean) => (is ? 'yes' : 'no');

export function reasonText(reason: RefusalReason): string {
  if (reason === 'still-running') return tTask('stillRunning');
  return reason === 'no-longer-matches' ? t('noLongerMatches') : reason.message;
}

/** Announces a stage once, without counting. */
export function announcement(batch: Batch): string {
  const { action, stage, total } = batch;
  if (stage === 'waiting') return t('waitingAnnounced', { text: batchText(batch) });
  if (stage === 'sending' && total > 1) return t(`sendingAnnounced.${action}`, { count: total });
  return batchText(batch);
}

export function undoLabel({ total, refused }: Batch): string {
  return total === 1 ? t('undoArchive') : t('undoArchiving', { count: total - refused.length });
}

export function tooLateText({ first, total }: Batch): string {
  return total === 1 ? t('tooLate', { title: first.title }) : t('tooLateForAll');
}

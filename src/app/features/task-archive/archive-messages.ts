import { formatCount, formatNumberOf } from '#app/lib/format.ts';
import type { Batch } from './batch.ts';

export const STILL_RUNNING = 'It is still running. It can be archived once it has ended.';
export const NO_LONGER_MATCHES = 'It no longer matches the filter that selected it. Select it by itself to archive it.';

const VERBS = {
  archive: ['Archived', 'Archiving', 'archived'],
  restore: ['Restored', 'Restoring', 'restored'],
} as const;

/** Counts up while the batch is being sent. */
export function batchText(batch: Batch): string {
  const { action, stage, first, total, succeeded, refused, stopped, isPaused, isContinued } = batch;
  const [past, present, participle] = VERBS[action];
  const [refusal] = refused;
  if (total === 1 && refusal !== undefined) return `“${first.title}” was not ${participle}. ${refusal.reason}`;
  if (total === 1) return `${past} “${first.title}”`;
  const counts: string[] = [];
  if (stage === 'done') {
    counts.push(`${formatNumberOf(succeeded, 'task')} ${participle}`);
    if (refused.length > 0) counts.push(`${formatCount(refused.length)} not ${participle}`);
    if (stopped > 0) counts.push(`${formatCount(stopped)} kept`);
  } else if (stage === 'sending') {
    counts.push(`${present} ${formatCount(succeeded + refused.length)} of ${formatCount(total)}`);
    if (isPaused) counts.push('the API asked to wait');
  } else {
    counts.push(`${past} ${formatNumberOf(total - refused.length, 'task')}`, ...keptWords(batch));
  }
  return counts.join(', ') + (isContinued ? ', begun before the page was closed' : '');
}

function keptWords({ refused }: Batch): string[] {
  const count = (reason: string) => refused.filter((refusal) => refusal.reason === reason).length;
  const [running, unmatched] = [count(STILL_RUNNING), count(NO_LONGER_MATCHES)];
  return [
    ...(running > 0 ? [`${formatCount(running)} still running`] : []),
    ...(unmatched > 0
      ? [`${formatCount(unmatched)} no longer ${unmatched === 1 ? 'matches' : 'match'} the filter`]
      : []),
  ];
}

/** Announces a stage once, without counting. */
export function announcement(batch: Batch): string {
  const { action, stage, total } = batch;
  if (stage === 'waiting') return `${batchText(batch)}. Press z to undo.`;
  if (stage === 'sending' && total > 1) return `${VERBS[action][1]} ${formatNumberOf(total, 'task')}.`;
  return batchText(batch);
}

export function undoLabel({ total, refused }: Batch): string {
  return total === 1 ? 'Undo archive' : `Undo archiving ${formatNumberOf(total - refused.length, 'task')}`;
}

export function tooLateText({ first, total }: Batch): string {
  return `It is too late to undo: ${total === 1 ? `“${first.title}” has` : 'the tasks have'} been archived.`;
}
